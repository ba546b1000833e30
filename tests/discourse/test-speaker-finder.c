/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "discourse/analyst.h"
#include "discourse/speaker-finder.h"

typedef struct
{
  const char          *name;
  const char          *text;
  const char          *speakers[5];     /* of the quotes, in order; parted by "+" */
  AnalyzerSpeakerKind  kind;            /* of the first quote's speaker */
  const char          *role;
} Case;

static const Case cases[] = {
  { "transcript", "INGRID SOLBERG: The pier is unsafe.\n\nTOM HALE: It is not.\n\nSOLBERG: You have not seen it.\n\nHALE: I have.",
    { "INGRID SOLBERG", "TOM HALE", "INGRID SOLBERG", "TOM HALE" }, ANALYZER_SPEAKER_PERSON, NULL },
  { "transcript-offices", "MODERATOR: Is it safe?\n\nMAYOR LINH TRAN: The pier is unsafe.\n\nVARDAL COUNCIL: It is not.\n\nTRAN: It is.",
    { "MODERATOR", "LINH TRAN", "VARDAL COUNCIL", "LINH TRAN" }, ANALYZER_SPEAKER_ANONYMOUS, NULL },
  { "title", "Harbour master Ingrid Solberg said the pier was unsafe.",
    { "Ingrid Solberg" }, ANALYZER_SPEAKER_PERSON, "Harbour master" },
  { "honorific", "“The pier is unsafe,” said Mrs. Ingrid Solberg.",
    { "Ingrid Solberg" }, ANALYZER_SPEAKER_PERSON, NULL },
  { "apposition", "Ingrid Solberg, the harbour master of the town, said the pier was unsafe.",
    { "Ingrid Solberg" }, ANALYZER_SPEAKER_PERSON, "harbour master of the town" },
  { "age", "Ingrid Solberg, 54, a fisherwoman from Vardal, said the pier was unsafe.",
    { "Ingrid Solberg" }, ANALYZER_SPEAKER_PERSON, "fisherwoman from Vardal" },
  { "surname", "Ingrid Solberg runs the harbour. “It is unsafe,” Solberg said.",
    { "Ingrid Solberg" }, ANALYZER_SPEAKER_PERSON, NULL },
  { "pronoun", "Ingrid Solberg runs the harbour with Tom Hale. “It is unsafe,” she said.",
    { "Ingrid Solberg" }, ANALYZER_SPEAKER_PERSON, NULL },
  { "other-pronoun", "Ingrid Solberg met Tom Hale on the pier. “It is unsafe,” he said.",
    { "Tom Hale" }, ANALYZER_SPEAKER_PERSON, NULL },
  { "description", "Ingrid Solberg, the harbour master, arrived early. “It is unsafe,” the harbour master said.",
    { "Ingrid Solberg" }, ANALYZER_SPEAKER_PERSON, "harbour master" },
  { "group", "“The pier is unsafe,” residents said.",
    { "residents" }, ANALYZER_SPEAKER_GROUP, NULL },
  { "anonymous", "“The pier is unsafe,” said a senior official.",
    { "senior official" }, ANALYZER_SPEAKER_ANONYMOUS, NULL },
  { "organization", "The United Nations said the pier was unsafe.",
    { "United Nations" }, ANALYZER_SPEAKER_ORGANIZATION, NULL },
  { "acronym", "The World Health Organization sent two doctors. The WHO said the water was safe.",
    { "World Health Organization" }, ANALYZER_SPEAKER_ORGANIZATION, NULL },
  { "two-speakers", "“The pier is unsafe,” Ingrid Solberg and Tom Hale said.",
    { "Ingrid Solberg+Tom Hale" }, ANALYZER_SPEAKER_PERSON, NULL },
  { "writer", "I believe that the pier is unsafe.",
    { "the author" }, ANALYZER_SPEAKER_PERSON, NULL },
  { "initial-and-suffix", "Samuel T. Hale Jr. said the pier was unsafe.",
    { "Samuel T. Hale Jr." }, ANALYZER_SPEAKER_PERSON, NULL },
  { "nickname-in-marks", "William “Bill” Hale said the pier was unsafe. “Close it,” Hale said.",
    { "William “Bill” Hale", "William “Bill” Hale" }, ANALYZER_SPEAKER_PERSON, NULL },
  { "particle", "Mayor Joost van der Berg said the pier was unsafe. “Close it,” van der Berg said.",
    { "Joost van der Berg", "Joost van der Berg" }, ANALYZER_SPEAKER_PERSON, "Mayor" },
  { "two-surnames", "Ana Muñoz Ruiz runs the harbour. “Close it,” Muñoz Ruiz said.",
    { "Ana Muñoz Ruiz" }, ANALYZER_SPEAKER_PERSON, NULL },
  { "spouses", "Karl Solberg and Ingrid Solberg run the harbour. “Close it,” Mrs. Solberg said. “Never,” Mr. Solberg said.",
    { "Ingrid Solberg", "Karl Solberg" }, ANALYZER_SPEAKER_PERSON, NULL },
  { "possessive-role", "Her deputy manager, Tom Hale, said the pier was unsafe.",
    { "Tom Hale" }, ANALYZER_SPEAKER_PERSON, "Her deputy manager" },
  { "clause", "Tom Hale, who runs the ferry company, said the pier was unsafe.",
    { "Tom Hale" }, ANALYZER_SPEAKER_PERSON, "who runs the ferry company" },
  { "spokesman-for", "Tom Hale, a spokesman for the Harbour Board, said the pier was unsafe.",
    { "Tom Hale" }, ANALYZER_SPEAKER_PERSON, "spokesman for the Harbour Board" },
  { "later-role", "Tom Hale came early. “Close it,” Hale, the ferry captain, said.",
    { "Tom Hale" }, ANALYZER_SPEAKER_PERSON, "ferry captain" },
  { "former", "“Close it,” said former mayor Tom Hale.",
    { "Tom Hale" }, ANALYZER_SPEAKER_PERSON, "former mayor" },
  { "secretary-of-state", "Former secretary of state Ingrid Solberg said the pier was unsafe.",
    { "Ingrid Solberg" }, ANALYZER_SPEAKER_PERSON, "Former secretary of state" },
  { "spokeswoman-unnamed", "A spokeswoman for the Harbour Board said the pier was unsafe.",
    { "spokeswoman for the Harbour Board" }, ANALYZER_SPEAKER_ANONYMOUS, NULL },
  { "three-officials", "Three officials said the pier was unsafe.",
    { "Three officials" }, ANALYZER_SPEAKER_GROUP, NULL },
  { "name-and-group", "Tom Hale and other captains said the pier was unsafe.",
    { "Tom Hale+other captains" }, ANALYZER_SPEAKER_PERSON, NULL },
  { "three-names", "Tom Hale, Ingrid Solberg and Ana Ruiz said the pier was unsafe.",
    { "Tom Hale+Ingrid Solberg+Ana Ruiz" }, ANALYZER_SPEAKER_PERSON, NULL },
  { "first-named-after", "“Close it,” said Hale. Tom Hale, the ferry captain, came early.",
    { "Tom Hale" }, ANALYZER_SPEAKER_PERSON, "ferry captain" },
  { "owner", "Tom Hale came early. Hale’s campaign said the pier was unsafe. “Close it,” his campaign said.",
    { "Hale’s campaign", "Hale’s campaign" }, ANALYZER_SPEAKER_ORGANIZATION, NULL },
  { "poll", "A Harbour Board poll found that most residents want the pier closed.",
    { "Harbour Board poll" }, ANALYZER_SPEAKER_ORGANIZATION, NULL },
  { "title-within", "Harbour Board spokesman the Rev. Tom Hale said the pier was unsafe.",
    { "Tom Hale" }, ANALYZER_SPEAKER_PERSON, NULL },
  { "familiar-with", "A person familiar with the talks said the pier was unsafe.",
    { "person familiar with the talks" }, ANALYZER_SPEAKER_ANONYMOUS, NULL },
  { "unnamed-body", "The company said the pier was unsafe.",
    { "company" }, ANALYZER_SPEAKER_GROUP, NULL },
  { "unnamed-document", "A letter said the pier was unsafe.",
    { "letter" }, ANALYZER_SPEAKER_ANONYMOUS, NULL },
  { "publisher", "According to a Harbour Board report, the pier is unsafe.",
    { "Harbour Board" }, ANALYZER_SPEAKER_ORGANIZATION, NULL },
  { "report-by", "According to a count by the Harbour Board, the pier is unsafe.",
    { "Harbour Board" }, ANALYZER_SPEAKER_ORGANIZATION, NULL },
  { "campaign-unnamed", "Tom Hale came early. “Close it,” his campaign said.",
    { "Hale campaign" }, ANALYZER_SPEAKER_ORGANIZATION, NULL },
  { "first-name-like-title", "Vardal Mayor Don Solberg said the pier was unsafe.",
    { "Don Solberg" }, ANALYZER_SPEAKER_PERSON, "Vardal Mayor" },
  { "third", "Harry Hale III said the pier was unsafe. “Close it,” Mr. Hale said.",
    { "Harry Hale III", "Harry Hale III" }, ANALYZER_SPEAKER_PERSON, NULL },
  { "surname-like-adjective", "Council president Marty Small opened the pier. Small, who lives nearby, said it was unsafe.",
    { "Marty Small" }, ANALYZER_SPEAKER_PERSON, "Council president" },
  { "spouse-without-first-name", "Mrs. Solberg met Karl Solberg. “It is unsafe,” Mr. Solberg said. “Never,” Mrs. Solberg said.",
    { "Karl Solberg", "Solberg" }, ANALYZER_SPEAKER_PERSON, NULL },
  { "party-and-state", "Sen. Ingrid Solberg (D-Vt.) opened the pier with Tom Hale. “It is unsafe,” the Vermont Democrat said.",
    { "Ingrid Solberg" }, ANALYZER_SPEAKER_PERSON, "Sen." },
  { "like-noun", "Vardal University opened the pier. “It is unsafe,” the school said.",
    { "Vardal University" }, ANALYZER_SPEAKER_ORGANIZATION, NULL },
  { "plural-with-names", "Two captains, Tom Hale and Ingrid Solberg, said the pier was unsafe.",
    { "Tom Hale+Ingrid Solberg" }, ANALYZER_SPEAKER_PERSON, NULL },
  { "both", "Tom Hale met Ingrid Solberg. Both said the pier was unsafe.",
    { "Tom Hale+Ingrid Solberg" }, ANALYZER_SPEAKER_PERSON, NULL },
  { "they-two", "Tom Hale and Mayor Ingrid Solberg met in Vardal on Monday. They said the pier was unsafe.",
    { "Tom Hale+Ingrid Solberg" }, ANALYZER_SPEAKER_PERSON, NULL },
  { "body-and-group", "Her campaign and residents of the town said the pier was unsafe.",
    { "Her campaign+residents of the town" }, ANALYZER_SPEAKER_GROUP, NULL },
  { "person-of-place-who", "Tom Hale of Vardal, who said the pier was unsafe, left.",
    { "Tom Hale" }, ANALYZER_SPEAKER_PERSON, "of Vardal" },
  { "those-who", "There are those who say that the pier is unsafe.",
    { "those who say that the pier is unsafe" }, ANALYZER_SPEAKER_GROUP, NULL },
  { "newspaper-like-country", "USA Today reported that the pier was unsafe.",
    { "USA Today" }, ANALYZER_SPEAKER_ORGANIZATION, NULL },
  { "star-of-a-work", "“Harbour is the Light” star Ingrid Solberg said the pier was unsafe.",
    { "Ingrid Solberg" }, ANALYZER_SPEAKER_PERSON, "star" },
  { "court-for-a-circuit", "The Court of Appeals for the 3rd Circuit said the pier was unsafe.",
    { "Court of Appeals for the 3rd Circuit" }, ANALYZER_SPEAKER_ORGANIZATION, NULL },
  { "belonging", "Tom Hale of the Harbour Board said the pier was unsafe.",
    { "Tom Hale" }, ANALYZER_SPEAKER_PERSON, "of the Harbour Board" },
  { "employer", "CNN’s Tom Hale said the pier was unsafe.",
    { "Tom Hale" }, ANALYZER_SPEAKER_PERSON, "CNN" },
  { "two-quotes", "“It is unsafe,” said Ingrid Solberg. “It is not,” said Tom Hale.",
    { "Ingrid Solberg", "Tom Hale" }, ANALYZER_SPEAKER_PERSON, NULL },
  { "poll-named-later", "A poll found that most residents want the pier closed.\n\nThe Harbour Board poll found that others want it "
                        "open. The poll found that nobody cares.",
    { "Harbour Board poll", "Harbour Board poll", "Harbour Board poll" }, ANALYZER_SPEAKER_ORGANIZATION, NULL },
  { "headline-before-name", "Captain says the pier is unsafe.\n\nThe harbour was calm. Ingrid Solberg said on Monday that the pier would not "
                            "last. “Close it,” Solberg said.",
    { "Ingrid Solberg", "Ingrid Solberg", "Ingrid Solberg" }, ANALYZER_SPEAKER_PERSON, "Captain" },
  { "they-of-any-noun", "The surfers opened the pier with Tom Hale on Monday. They said it was unsafe.",
    { "surfers" }, ANALYZER_SPEAKER_GROUP, NULL },
  { "one-of-a-kind", "One unaligned captain said the pier was unsafe.",
    { "One unaligned captain" }, ANALYZER_SPEAKER_ANONYMOUS, NULL },
  { "body-which", "Tom Hale works for the Harbour Board, which said the pier was unsafe.",
    { "Harbour Board" }, ANALYZER_SPEAKER_ORGANIZATION, NULL },
  { "both-of-two-names", "Both Tom Hale and Ingrid Solberg said the pier was unsafe.",
    { "Tom Hale+Ingrid Solberg" }, ANALYZER_SPEAKER_PERSON, NULL },
  { "spelled-alike", "Hillary Solberg opened the pier. Hilary Solberg said it was unsafe.",
    { "Hillary Solberg" }, ANALYZER_SPEAKER_PERSON, NULL },
  { "parties", "The Republicans said the pier was unsafe. The Democrats said it was not.",
    { "Republicans", "Democrats" }, ANALYZER_SPEAKER_GROUP, NULL },
  { "those-of-a-trade-who", "There are those in the shipping trade who say that the pier is unsafe.",
    { "those in the shipping trade" }, ANALYZER_SPEAKER_GROUP, NULL },
  { "place-before-body", "Orlando Regional Medical Center said the pier was unsafe.",
    { "Orlando Regional Medical Center" }, ANALYZER_SPEAKER_ORGANIZATION, NULL },
  { "new-place", "Two New Hampshire surveys found that the pier was unsafe.",
    { "Two New Hampshire surveys" }, ANALYZER_SPEAKER_GROUP, NULL },
  { "sex-from-pronoun", "Karl Solberg and Ingrid Solberg run the harbour. Solberg said the pier was unsafe when she came in.",
    { "Ingrid Solberg" }, ANALYZER_SPEAKER_PERSON, NULL },
  { "groups-in-a-list", "Unions, residents, and many captains said the pier was unsafe.",
    { "Unions, residents, and many captains" }, ANALYZER_SPEAKER_GROUP, NULL },
  { "madam-chair", "ADA HOLM: Madam Chair, the pier is unsafe.\n\nTOM RUIZ: He said that it would keep.\n\nADA HOLM: It will not.",
    { "ADA HOLM", "TOM RUIZ", "ADA HOLM" }, ANALYZER_SPEAKER_PERSON, NULL },
  { "maker-of-a-suit", "Tom Hale sued the board. Hale’s lawsuit says the pier is unsafe. The suit claims it is old.",
    { "Tom Hale", "Tom Hale" }, ANALYZER_SPEAKER_PERSON, NULL },
  { "given-name", "A former captain named Tom Hale said the pier was unsafe.",
    { "Tom Hale" }, ANALYZER_SPEAKER_PERSON, "former captain" },
  { "rare-first-name", "Ildefonso Muñoz Villarreal, the secretary of the port, said it was late. Mr. Muñoz Villarreal said so.",
    { "Ildefonso Muñoz Villarreal", "Ildefonso Muñoz Villarreal" }, ANALYZER_SPEAKER_PERSON, "secretary of the port" },
  { "account-she-gave", "Ingrid Solberg left early. The pier was unsafe, according to an account she gave to the board.",
    { "Ingrid Solberg" }, ANALYZER_SPEAKER_PERSON, NULL },
  { "named-owner", "Tom Hale and the Harbour Board met Ann Powell. Powell’s office said the pier was unsafe. The board said it was not.",
    { "Powell’s office", "Harbour Board" }, ANALYZER_SPEAKER_ORGANIZATION, NULL },
  { "only-the-wife-in-full", "President Solberg opened his pier. Solberg said he was glad. Solberg said he would come back. "
                             "Solberg said it was his pier. Solberg took his hat. Ingrid Solberg, the first lady, said it was late.",
    { "Solberg", "Solberg", "Solberg", "Ingrid Solberg" }, ANALYZER_SPEAKER_PERSON, "President" },
};

static AnalyzerModels *models;

static void
test_nobody (void)
{
  static const char text[] = "Not everyone said that the pier was unsafe. “It is fine,” said Tom Hale.";
  g_autoptr(GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr(AnalyzerArticle) article = analyzer_article_new ("nobody", "plain", bytes);
  g_autoptr(AnalyzerAnalyst) analyst = analyzer_analyst_new (models);
  g_autoptr(GError) error = NULL;
  g_autoptr(AnalyzerFindings) findings = analyzer_analyst_analyse (analyst, article, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (findings->speakers->len, ==, 1);
  g_assert_cmpstr (((AnalyzerSpeaker *) g_ptr_array_index (findings->speakers, 0))->name, ==, "Tom Hale");
}

static char *
join_names (AnalyzerFindings *findings,
            AnalyzerQuote    *quote)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < quote->speakers->len; i++)
    {
      AnalyzerSpeaker *speaker = analyzer_findings_get_speaker (findings, g_array_index (quote->speakers, guint, i));

      g_assert_nonnull (speaker);
      g_string_append_printf (names, "%s%s", i > 0 ? "+" : "", speaker->name);
    }

  return g_string_free (names, FALSE);
}

static void
test_case (gconstpointer data)
{
  const Case *c = data;
  g_autoptr(GBytes) bytes = g_bytes_new_static (c->text, strlen (c->text));
  g_autoptr(AnalyzerArticle) article = analyzer_article_new (c->name, "plain", bytes);
  g_autoptr(AnalyzerAnalyst) analyst = analyzer_analyst_new (models);
  g_autoptr(GError) error = NULL;
  g_autoptr(AnalyzerFindings) findings = analyzer_analyst_analyse (analyst, article, NULL, &error);
  AnalyzerSpeaker *first;
  AnalyzerQuote *quote;

  g_assert_no_error (error);
  for (guint i = 0; c->speakers[i] != NULL; i++)
    {
      g_autofree char *names = NULL;

      quote = analyzer_findings_get_quote (findings, i + 1);
      g_assert_nonnull (quote);
      names = join_names (findings, quote);
      g_assert_cmpstr (names, ==, c->speakers[i]);
      g_assert_cmpfloat (quote->speaker_confidence, >, 0);
      g_assert_nonnull (quote->why);
    }

  quote = analyzer_findings_get_quote (findings, 1);
  first = analyzer_findings_get_speaker (findings, g_array_index (quote->speakers, guint, 0));
  g_assert_cmpint (first->kind, ==, c->kind);
  g_assert_cmpstr (first->role, ==, c->role);
  g_assert_cmpuint (first->mentions->len, >, 0);
  if (c->role != NULL)
    g_assert_cmpmem (c->text + first->role_span.start, first->role_span.end - first->role_span.start, c->role, strlen (c->role));
}

/* Where only a verb tells that somebody speaks, it is the verb's subject; where
 * nobody need speak, nobody does. */
static void
test_silent (void)
{
  static const struct
  {
    const char *text, *cue, *content, *speaker;
  } silent[] = {
    { "Ingrid Solberg welcomed the plan, adding that the pier was unsafe.", "adding", "that the pier was unsafe", "Ingrid Solberg" },
    { "Tom Hale took his hat and urged all to leave.", "urged", "all to leave", "Tom Hale" },
    { "Tom Hale read a book titled The Pier.", "titled", "The Pier", NULL },
    { "The pier was expected to close.", "was expected", "to close", NULL },
    { "The pier seemed unsafe.", "seemed", "The pier", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (silent); i++)
    {
      const char *text = silent[i].text;
      const char *cue = strstr (text, silent[i].cue), *content = strstr (text, silent[i].content);
      g_autoptr(GBytes) bytes = g_bytes_new_static (text, strlen (text));
      g_autoptr(AnalyzerArticle) article = analyzer_article_new ("silent", "plain", bytes);
      g_autoptr(AnalyzerFindings) findings = analyzer_findings_new (article);
      AnalyzerQuote *quote = analyzer_findings_add_quote (findings);
      g_autoptr(GError) error = NULL;
      AnalyzerProse *prose = analyzer_prose_new (analyzer_article_get_text (article), NULL, models, NULL, &error);

      g_assert_no_error (error);
      analyzer_spans_add (quote->cue, cue - text, cue - text + strlen (silent[i].cue));
      analyzer_spans_add (quote->content, content - text, content - text + strlen (silent[i].content));
      g_assert_true (analyzer_find_speakers (findings, prose, models, NULL, &error));
      g_assert_no_error (error);
      if (silent[i].speaker == NULL)
        {
          g_assert_cmpuint (quote->speakers->len, ==, 0);
          g_assert_cmpfloat (quote->speaker_confidence, ==, 0);
        }
      else
        {
          g_autofree char *names = join_names (findings, quote);

          g_assert_cmpstr (names, ==, silent[i].speaker);
          g_assert_cmpfloat (quote->speaker_confidence, >, 0);
          g_assert_nonnull (quote->why);
        }
      analyzer_prose_free (prose);
    }
}

/* Names without end, each with a pronoun that may mean any of them, and
 * pronouns that own each other: linear work, no deep call. */
static void
test_many (void)
{
  static const char *const pieces[] = {
    "Tom Hale said Ann Lee left. He said it. ", "He said his friend’s friend’s aide left. ", "Hale, Hale and Hale and ",
    "their supporters said their supporters said ", "Hale he his her She ", "Hale And Hale At Hale Says ",
    "the official of the board of the office of ", "“Go,” he said. ",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (pieces); i++)
    {
      g_autoptr(GString) text = g_string_new (NULL);
      g_autoptr(GBytes) bytes = NULL;
      g_autoptr(AnalyzerArticle) article = NULL;
      g_autoptr(AnalyzerAnalyst) analyst = analyzer_analyst_new (models);
      g_autoptr(AnalyzerFindings) findings = NULL;
      g_autoptr(GError) error = NULL;

      for (guint n = 0; n < 2000; n++)
        g_string_append (text, pieces[i]);
      bytes = g_bytes_new (text->str, text->len);
      article = analyzer_article_new ("many", "plain", bytes);
      findings = analyzer_analyst_analyse (analyst, article, NULL, &error);
      g_assert_no_error (error);
      g_assert_nonnull (findings);
      for (guint k = 0; k < findings->quotes->len; k++)
        {
          const AnalyzerQuote *quote = g_ptr_array_index (findings->quotes, k);

          for (guint n = 0; n < quote->speakers->len; n++)
            g_assert_nonnull (analyzer_findings_get_speaker (findings, g_array_index (quote->speakers, guint, n)));
        }
    }
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr(GError) error = NULL;
  int result;

  g_test_init (&argc, &argv, NULL);

  models = analyzer_models_new (NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/discourse/speaker-finder/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/discourse/speaker-finder/many", test_many);
  g_test_add_func ("/discourse/speaker-finder/nobody", test_nobody);
  g_test_add_func ("/discourse/speaker-finder/silent", test_silent);
  result = g_test_run ();
  g_object_unref (models);

  return result;
}
