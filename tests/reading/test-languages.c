/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "reading/languages.h"
#include "reading/reader.h"

static const struct
{
  const char *name;
  const char *tag;
} names[] = {
  { "English", "en" }, { "ENGLISH", "en" }, { " english; EN", "en" }, { "Englisch", "en" }, { "anglais", "en" },
  { "German", "de" }, { "Deutsch", "de" }, { "Allemand", "de" }, { "Français", "fr" }, { "French, English", "fr" },
  { "русский", "ru" }, { "en", "en" }, { "en-GB", "en-GB" }, { "pt_BR", "pt-BR" },
  { "", NULL }, { "Klingon", NULL }, { "May 3, 2019", NULL }, { "xy/../..", "xy" },
};

static void
test_names (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *tag = analyzer_dup_language_tag (names[i].name);

      g_test_message ("%s", names[i].name);
      g_assert_cmpstr (tag, ==, names[i].tag);
    }
}

static const struct
{
  const char *tag;              /* NULL: too little to tell */
  const char *text;
} texts[] = {
  { "en", "The bridge of Brack is shut for good, the council said on Friday. It cannot be mended, the engineer told the "
          "councillors, who had asked for another report, but the shopkeepers beside it do not believe her." },
  { "en", "Bridges fail. Engineers shrug. Councils meet, ministers visit, cameras flash, nothing changes until another winter "
          "comes along; then everybody remembers what somebody promised years ago about repairing those rusty cables." },
  { "de", "Die Brücke von Brack bleibt für immer geschlossen, teilte der Stadtrat am Freitag mit. Sie sei nicht mehr zu "
          "reparieren, sagte die Ingenieurin den Abgeordneten, die einen weiteren Bericht verlangt hatten." },
  { "fr", "Le pont de Brac est fermé pour de bon, a annoncé la mairie vendredi. Il ne peut pas être réparé, a dit l’ingénieure "
          "aux élus, qui avaient demandé un autre rapport, mais les commerçants n’y croient pas." },
  { "es", "El puente de Brac está cerrado para siempre, dijo el ayuntamiento el viernes. No se puede reparar, explicó la "
          "ingeniera a los concejales, que habían pedido otro informe sobre las grietas." },
  { "nl", "De brug van Brak blijft voorgoed gesloten, zei de gemeenteraad vrijdag. Hij kan niet meer worden hersteld, vertelde "
          "de ingenieur aan de raadsleden, die om nog een verslag hadden gevraagd." },
  { "ru", "Мост в Браке закрыт навсегда, сообщил в пятницу городской совет. Его нельзя починить, сказала инженер депутатам, "
          "которые просили ещё один отчёт о трещинах в опорах." },
  { NULL, "Ja, no, oui." },
};

static void
test_guess (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr(GBytes) bytes = g_bytes_new_static (texts[i].text, strlen (texts[i].text));
      g_autoptr(GPtrArray) articles = analyzer_read_bytes (bytes, NULL, "plain", NULL, NULL, NULL);
      GPtrArray *candidates = analyzer_article_get_candidates (g_ptr_array_index (articles, 0), ANALYZER_FIELD_LANGUAGE);

      g_test_message ("%s", texts[i].text);
      g_assert_cmpuint (candidates->len, ==, texts[i].tag != NULL ? 1 : 0);
      if (texts[i].tag != NULL)
        {
          const AnalyzerCandidate *candidate = g_ptr_array_index (candidates, 0);

          g_assert_cmpstr (candidate->value, ==, texts[i].tag);
          g_assert_cmpstr (candidate->origin, ==, "guessed");
        }
    }
}

/* What the document says is not doubted. */
static void
test_told (void)
{
  static const char page[] =
    "<html lang='da'><p>The bridge of Brack is shut for good, the council said on Friday. It cannot be mended, the engineer told "
    "the councillors, who had asked for another report.</p></html>";
  g_autoptr(GBytes) bytes = g_bytes_new_static (page, strlen (page));
  g_autoptr(GPtrArray) articles = analyzer_read_bytes (bytes, NULL, "html", NULL, NULL, NULL);

  g_assert_cmpstr (analyzer_article_get_field (g_ptr_array_index (articles, 0), ANALYZER_FIELD_LANGUAGE), ==, "da");
}

static void
test_note (void)
{
  static const struct
  {
    const char *tag;
    const char *origin;
    const char *word;           /* in the note, NULL for no note */
  } cases[] = {
    { NULL, NULL, NULL }, { "en", "guessed", NULL }, { "en-GB", "html", NULL }, { "EN", "html", NULL },
    { "enm", "html", "says" }, { "de", "guessed", "seems" }, { "de-CH", "html", "says" }, { "x", "html", "x" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GBytes) bytes = g_bytes_new_static ("x", 1);
      g_autoptr(AnalyzerArticle) article = analyzer_article_new (NULL, "plain", bytes);
      g_autofree char *note = NULL;

      analyzer_article_add_candidate (article, ANALYZER_FIELD_LANGUAGE, cases[i].tag, cases[i].origin);
      note = analyzer_dup_language_note (article);
      if (cases[i].word == NULL)
        g_assert_null (note);
      else
        g_assert_nonnull (strstr (note, cases[i].word));
    }
}

/* Long texts of one kind of letter are cut between characters. */
static void
test_long (void)
{
  g_autoptr(GString) text = g_string_new (NULL);
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(GPtrArray) articles = NULL;

  for (guint i = 0; i < 2000; i++)
    g_string_append (text, i % 30 == 29 ? "。" : "橋");
  bytes = g_bytes_new (text->str, text->len);
  articles = analyzer_read_bytes (bytes, NULL, "plain", NULL, NULL, NULL);
  g_assert_cmpstr (analyzer_article_get_field (g_ptr_array_index (articles, 0), ANALYZER_FIELD_LANGUAGE), !=, "en");
}

/* An article's text is not ended by a zero byte; nothing behind it is read. */
static void
test_end (void)
{
  static const char words[] = "Read\xc3\xbfosjefepad66ne9-06-2906-l\ntitle:d R X\nReadossusjleiVh\nfement\nRe\xc2\xa9 X rgno rsement "
                              "Readosjefepad66ne9-06-2906-l title:d R X";
  gsize page = sysconf (_SC_PAGESIZE), length = sizeof words - 1;
  char *pages = mmap (NULL, 2 * page, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

  g_assert_true (pages != MAP_FAILED);
  g_assert_cmpint (mprotect (pages + page, page, PROT_NONE), ==, 0);
  memcpy (pages + page - length, words, length);
  {
    g_autoptr(GBytes) bytes = g_bytes_new_static (pages + page - length, length);
    g_autoptr(AnalyzerArticle) article = analyzer_article_new (NULL, "plain", bytes);

    analyzer_guess_language (article);
    g_assert_cmpuint (g_bytes_get_size (analyzer_article_get_text (article)), ==, length);
  }
  g_assert_cmpint (munmap (pages, 2 * page), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/reading/languages/names", test_names);
  g_test_add_func ("/reading/languages/guess", test_guess);
  g_test_add_func ("/reading/languages/told", test_told);
  g_test_add_func ("/reading/languages/long", test_long);
  g_test_add_func ("/reading/languages/end", test_end);
  g_test_add_func ("/reading/languages/note", test_note);

  return g_test_run ();
}
