package io.deskwire.app.demo;

import io.deskwire.app.demo.Dialogue.Turn;
import java.util.List;

/** The customers of the demo: an ordinary Tuesday at a shop for bicycles. */
final class Dialogues {
  private Dialogues() {}

  private static Turn turn(String answer, String... reaction) {
    return new Turn(answer, List.of(reaction));
  }

  static List<Dialogue> all() {
    return List.of(
        new Dialogue("mia", "Mia Lindqvist", false, "/checkout", "en", "orders", 0,
            List.of("Hi! My order 4711 has been \"packed\" since Friday.", "Is there anything wrong with it?"),
            List.of(
                turn("Good morning Mia, I am looking at 4711 right now. One moment, please.", "Thank you!"),
                turn("The saddle was out of stock until yesterday. It is here now and your parcel leaves today.",
                    "Oh good, I was worried it got lost.", "Will I get a tracking number?"),
                turn("Yes, by e-mail this afternoon, and it will be with you on Thursday.",
                    "Perfect, that is all I needed 🙂"),
                turn("Gladly. Have a good ride!", "Thanks, bye!"))),
        new Dialogue("order-4698", "Tom Baker", true, "app/orders/4698", "en", "orders", 600,
            List.of("The front light I got does not fit my handlebar"),
            List.of(
                turn("Hello Tom, sorry about that. Do you know the diameter of your handlebar?",
                    "It says 35 mm on the stem", "the clamp is for 31.8 I think"),
                turn("Right. There is an adapter for 35 mm, I can send it today free of charge.",
                    "That would be great, thanks!"),
                turn("Done: it is on its way to the address of your order.", "Wow, quick. Cheers 👍"))),
        new Dialogue("ida", "Ida Nowak", false, "/bikes/city-7", "en", "advice", 1_500,
            List.of("Hello, which frame size would I need for the City 7?", "I am 1.68 m, inseam 78 cm."),
            List.of(
                turn("Hi Ida, with 78 cm the M frame is right for you; the S would be a little short.",
                    "And can I try it somewhere near Gdańsk?"),
                turn("Our partner in Sopot has the M in blue. Shall I reserve it for Saturday?",
                    "Yes please, around noon."),
                turn("Reserved for Saturday, 12:00, under your name.", "Lovely, thank you so much!"))),
        new Dialogue("samir", "Samir Haddad", true, "app/account", "en", "account", 2_200,
            List.of("I can't sign in since the update", "It says my password is wrong but it is not"),
            List.of(
                turn("Hello Samir, I see three attempts with your old e-mail address. Did you change it lately?",
                    "Yes!! last month", "so I need to use the new one?"),
                turn("Exactly, the app kept the old one. Please sign out once and use the new address.",
                    "That works. Thanks a lot"))),
        new Dialogue("jo", "Jo Fischer", false, "/returns", "de", "returns", 3_500,
            List.of("Hi, I would like to return the helmet from order 4655.", "It is unused, the box is open though."),
            List.of(
                turn("Hello Jo, that is no problem within 30 days. I have sent you the label just now.",
                    "Got it. How long does the refund take?"),
                turn("Two to three days after the parcel is here.", "Fine, thanks."))),
        new Dialogue("priya", "Priya Raman", true, "app/chat", "en", "workshop", 5_500,
            List.of("My brakes squeal when it's wet, is that dangerous?"),
            List.of(
                turn("Hi Priya, usually it is only dirt on the discs. Do they still brake as strongly as before?",
                    "Yes, same power, just very loud 🙈"),
                turn(
                    "Then clean the discs with alcohol, no oil. If it stays, the workshop has a slot on Wednesday at 9.",
                    "I'll try the cleaning first. Thank you!"))),
        new Dialogue("guest-82", "", false, "/contact", "en", "advice", 8_000,
            List.of("hello?", "is anybody there"),
            List.of(turn("Hello! Yes, we are here. How can I help?", "do you ship to Norway"),
                turn("We do: 12 euros, about five days.", "great thx"))),
        new Dialogue("luca", "Luca Moretti", true, "app/orders/4720", "it", "orders", 11_000,
            List.of("Good morning, can I still change the colour of order 4720?", "Red instead of black, please."),
            List.of(turn("Good morning Luca, it is not packed yet: red it is.", "Grazie mille!"))));
  }
}
