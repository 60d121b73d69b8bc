package io.deskwire.ui.settings;

import io.deskwire.message.Role;
import io.deskwire.session.Profile;

/**
 * What stands in the form of a profile, right or wrong.
 *
 * @param url     as typed
 * @param standby of the second endpoint, as typed; empty for none
 * @param cold   the second endpoint is connected when the first fails
 * @param caFile  path of the desk's own certificate authorities; empty for none
 * @param lead    the agent is a team lead
 */
public record ProfileDraft(String desk, String agentName, String agentId, String url, String standby,
    boolean cold, String user, String password,
    String caFile, boolean flatReplies, boolean lead) {

  public static final ProfileDraft EMPTY = new ProfileDraft("", "", "", "", "", false, "", "", "", false, false);

  /** Two endpoints of a profile, without its password. */
  public static ProfileDraft of(Profile profile) {
    var caFile = profile.trust().caFile();
    return new ProfileDraft(profile.name(), profile.agent().name(), profile.agent().id(),
        profile.endpoints().getFirst().url(),
        profile.endpoints().size() > 1 ? profile.endpoints().get(1).url() : "",
        profile.standby() == Profile.Standby.COLD, profile.credentials().user(), "",
        caFile == null ? "" : caFile.toString(), profile.replies() == Profile.Replies.FLAT,
        profile.agent().role() == Role.LEAD);
  }
}
