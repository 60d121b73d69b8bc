package io.deskwire.ui.settings;

import io.deskwire.session.Profile;

/**
 * What stands in the form of a profile, right or wrong.
 *
 * @param url     as typed
 * @param caFile  path of the desk's own certificate authorities; empty for none
 */
public record ProfileDraft(String desk, String agentName, String agentId, String url, String user, String password,
    String caFile, boolean flatReplies) {

  public static final ProfileDraft EMPTY = new ProfileDraft("", "", "", "", "", "", "", false);

  /** The first endpoint of a profile, without its password. */
  public static ProfileDraft of(Profile profile) {
    var caFile = profile.trust().caFile();
    return new ProfileDraft(profile.name(), profile.agent().name(), profile.agent().id(),
        profile.endpoints().getFirst().url(), profile.credentials().user(), "",
        caFile == null ? "" : caFile.toString(), profile.replies() == Profile.Replies.FLAT);
  }
}
