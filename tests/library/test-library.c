/* test-library.c: tests library/library.c, store.c, lookup.c and database.c.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "library/library.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static char *folder;

static char *
in_folder (const char *name)
{
  return g_build_filename (folder, name, NULL);
}

static void
empty_folder (void)
{
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = in_folder (name);

      if (g_remove (path) != 0)
        g_assert_cmpint (g_rmdir (path), ==, 0);
    }
}

static guint
count_files (void)
{
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;

  return n;
}

static void
add_words (GArray     *spans,
           const char *text,
           const char *words)
{
  const char *at = strstr (text, words);

  g_assert_nonnull (at);
  analyzer_spans_add (spans, at - text, at - text + strlen (words));
}

static const char text_a[] =
  "“The quay is the café’s,” Åsa Berg, the port’s head, said.\n\nLars Holm disagrees. “No quay,” he wrote, “was ever sold.”\n\nMenu\n";
static const char text_b[] = "The harbours will close, Åsa Berg believes.\n";

/* Findings with something in every field. */
static AnalyzerFindings *
make_a (const char *path,
        const char *checksum)
{
  g_autoptr(GBytes) bytes = g_bytes_new_static (text_a, strlen (text_a));
  g_autoptr(AnalyzerArticle) article = analyzer_article_new (path, "html", bytes);
  AnalyzerFindings *findings;
  AnalyzerSpeaker *asa, *lars;
  AnalyzerQuote *first, *second;
  AnalyzerDissent *dissent;
  AnalyzerDebate *debate;

  analyzer_article_set_checksum (article, checksum);
  analyzer_article_add_candidate (article, ANALYZER_FIELD_TITLE, "The quay’s owner", "json-ld");
  analyzer_article_add_candidate (article, ANALYZER_FIELD_TITLE, "Quay", "title");
  analyzer_article_add_candidate (article, ANALYZER_FIELD_PUBLISHER, "The Gull", "og:site_name");
  analyzer_article_add_candidate (article, ANALYZER_FIELD_PUBLISHED, "2021-03-04", "time");
  analyzer_article_ignore (article, strlen (text_a) - 5, strlen (text_a) - 1);
  findings = analyzer_findings_new (article);

  asa = analyzer_findings_add_speaker (findings, "Åsa Berg");
  asa->kind = ANALYZER_SPEAKER_PERSON;
  asa->gender = ANALYZER_GENDER_FEMALE;
  asa->role = g_strdup ("head");
  asa->affiliation = g_strdup ("the port");
  asa->role_span = (AnalyzerSpan) { strstr (text_a, "head") - text_a, strstr (text_a, "head") - text_a + 4 };
  asa->affiliation_span = (AnalyzerSpan) { strstr (text_a, "the port") - text_a, strstr (text_a, "the port") - text_a + 8 };
  g_ptr_array_add (asa->aliases, g_strdup ("Berg"));
  g_ptr_array_add (asa->aliases, g_strdup ("Ms Berg"));
  add_words (asa->mentions, text_a, "Åsa Berg");
  lars = analyzer_findings_add_speaker (findings, "Lars Holm");
  lars->kind = ANALYZER_SPEAKER_ANONYMOUS;
  add_words (lars->mentions, text_a, "Lars Holm");
  add_words (lars->mentions, text_a, "he wrote");

  first = analyzer_findings_add_quote (findings);
  first->type = ANALYZER_QUOTE_DIRECT;
  add_words (first->content, text_a, "“The quay is the café’s,”");
  add_words (first->cue, text_a, "said");
  add_words (first->source, text_a, "Åsa Berg, the port’s head,");
  analyzer_ids_add (first->speakers, 1);
  analyzer_ids_add (first->runners_up, 2);
  first->confidence = 0.75;
  first->speaker_confidence = 0.5;
  first->why = g_strdup ("It stands before the verb.");

  second = analyzer_findings_add_quote (findings);
  second->type = ANALYZER_QUOTE_DIRECT;
  second->act = ANALYZER_ACT_WRITING;
  add_words (second->content, text_a, "“No quay,”");
  add_words (second->content, text_a, "“was ever sold.”");
  add_words (second->cue, text_a, "wrote");
  analyzer_ids_add (second->speakers, 2);
  analyzer_ids_add (second->speakers, 1);
  analyzer_ids_add (second->agrees, 1);
  second->confidence = 1;
  dissent = analyzer_quote_add_dissent (second);
  analyzer_ids_add (dissent->against, 1);
  dissent->prevailing = TRUE;
  dissent->about = g_strdup ("whose the quay is");
  add_words (dissent->marker, text_a, "disagrees");
  dissent->explicit_ = TRUE;
  dissent->confidence = 0.25;
  dissent->why = g_strdup ("'disagrees' stands before it.");

  debate = analyzer_findings_add_debate (findings);
  debate->claim = g_strdup ("The quay is the café’s");
  add_words (debate->claim_spans, text_a, "The quay is the café’s");
  debate->claim_quote = 1;
  analyzer_ids_add (debate->holders, 1);
  analyzer_ids_add (debate->support, 1);
  analyzer_ids_add (debate->dissent, 2);

  return findings;
}

static AnalyzerFindings *
make_b (const char *path,
        const char *checksum)
{
  g_autoptr(GBytes) bytes = g_bytes_new_static (text_b, strlen (text_b));
  g_autoptr(AnalyzerArticle) article = analyzer_article_new (path, "plain", bytes);
  AnalyzerFindings *findings = analyzer_findings_new (article);
  AnalyzerSpeaker *asa = analyzer_findings_add_speaker (findings, "Åsa Berg");
  AnalyzerQuote *quote = analyzer_findings_add_quote (findings);

  analyzer_article_set_checksum (article, checksum);
  asa->kind = ANALYZER_SPEAKER_PERSON;
  quote->type = ANALYZER_QUOTE_INDIRECT;
  quote->act = ANALYZER_ACT_THOUGHT;
  add_words (quote->content, text_b, "The harbours will close");
  add_words (quote->cue, text_b, "believes");
  analyzer_ids_add (quote->speakers, 1);

  return findings;
}

static void
add (AnalyzerLibrary  *library,
     AnalyzerFindings *findings)
{
  g_autoptr(GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify) analyzer_findings_unref);
  g_autoptr(GError) error = NULL;

  g_ptr_array_add (all, findings);
  analyzer_library_add (library, all, &error);
  g_assert_no_error (error);
}

static void
assert_spans (GArray *x,
              GArray *y)
{
  g_assert_cmpmem (x->data, x->len * sizeof (AnalyzerSpan), y->data, y->len * sizeof (AnalyzerSpan));
}

static void
assert_ids (GArray *x,
            GArray *y)
{
  g_assert_cmpmem (x->data, x->len * sizeof (guint), y->data, y->len * sizeof (guint));
}

static void
assert_same (AnalyzerFindings *x,
             AnalyzerFindings *y)
{
  g_assert_cmpstr (analyzer_article_get_path (x->article), ==, analyzer_article_get_path (y->article));
  g_assert_cmpstr (analyzer_article_get_checksum (x->article), ==, analyzer_article_get_checksum (y->article));
  g_assert_cmpstr (analyzer_article_get_format (x->article), ==, analyzer_article_get_format (y->article));
  g_assert_true (g_bytes_equal (analyzer_article_get_text (x->article), analyzer_article_get_text (y->article)));
  assert_spans (analyzer_article_get_ignored (x->article), analyzer_article_get_ignored (y->article));
  for (guint f = 0; f < ANALYZER_N_FIELDS; f++)
    {
      GPtrArray *a = analyzer_article_get_candidates (x->article, f), *b = analyzer_article_get_candidates (y->article, f);

      g_assert_cmpuint (a->len, ==, b->len);
      for (guint i = 0; i < a->len; i++)
        {
          g_assert_cmpstr (((AnalyzerCandidate *) a->pdata[i])->value, ==, ((AnalyzerCandidate *) b->pdata[i])->value);
          g_assert_cmpstr (((AnalyzerCandidate *) a->pdata[i])->origin, ==, ((AnalyzerCandidate *) b->pdata[i])->origin);
        }
    }

  g_assert_cmpuint (x->speakers->len, ==, y->speakers->len);
  for (guint i = 0; i < x->speakers->len; i++)
    {
      const AnalyzerSpeaker *a = x->speakers->pdata[i], *b = y->speakers->pdata[i];

      g_assert_cmpuint (a->id, ==, b->id);
      g_assert_cmpstr (a->name, ==, b->name);
      g_assert_cmpint (a->kind, ==, b->kind);
      g_assert_cmpint (a->gender, ==, b->gender);
      g_assert_cmpstr (a->role, ==, b->role);
      g_assert_cmpstr (a->affiliation, ==, b->affiliation);
      g_assert_cmpmem (&a->role_span, sizeof a->role_span, &b->role_span, sizeof b->role_span);
      g_assert_cmpmem (&a->affiliation_span, sizeof a->role_span, &b->affiliation_span, sizeof b->role_span);
      g_assert_cmpuint (a->aliases->len, ==, b->aliases->len);
      for (guint j = 0; j < a->aliases->len; j++)
        g_assert_cmpstr (a->aliases->pdata[j], ==, b->aliases->pdata[j]);
      assert_spans (a->mentions, b->mentions);
    }

  g_assert_cmpuint (x->quotes->len, ==, y->quotes->len);
  for (guint i = 0; i < x->quotes->len; i++)
    {
      const AnalyzerQuote *a = x->quotes->pdata[i], *b = y->quotes->pdata[i];

      g_assert_cmpuint (a->id, ==, b->id);
      g_assert_cmpint (a->type, ==, b->type);
      g_assert_cmpint (a->act, ==, b->act);
      assert_spans (a->source, b->source);
      assert_spans (a->cue, b->cue);
      assert_spans (a->content, b->content);
      assert_ids (a->speakers, b->speakers);
      assert_ids (a->agrees, b->agrees);
      assert_ids (a->runners_up, b->runners_up);
      g_assert_cmpfloat (a->confidence, ==, b->confidence);
      g_assert_cmpfloat (a->speaker_confidence, ==, b->speaker_confidence);
      g_assert_cmpstr (a->why, ==, b->why);
      g_assert_true ((a->dissent == NULL) == (b->dissent == NULL));
      if (a->dissent != NULL)
        {
          assert_ids (a->dissent->against, b->dissent->against);
          assert_spans (a->dissent->marker, b->dissent->marker);
          g_assert_cmpint (a->dissent->prevailing, ==, b->dissent->prevailing);
          g_assert_cmpint (a->dissent->explicit_, ==, b->dissent->explicit_);
          g_assert_cmpfloat (a->dissent->confidence, ==, b->dissent->confidence);
          g_assert_cmpstr (a->dissent->about, ==, b->dissent->about);
          g_assert_cmpstr (a->dissent->why, ==, b->dissent->why);
        }
    }

  g_assert_cmpuint (x->debates->len, ==, y->debates->len);
  for (guint i = 0; i < x->debates->len; i++)
    {
      const AnalyzerDebate *a = x->debates->pdata[i], *b = y->debates->pdata[i];

      g_assert_cmpstr (a->claim, ==, b->claim);
      g_assert_cmpuint (a->claim_quote, ==, b->claim_quote);
      assert_spans (a->claim_spans, b->claim_spans);
      assert_ids (a->holders, b->holders);
      assert_ids (a->support, b->support);
      assert_ids (a->dissent, b->dissent);
    }
}

/* What goes in comes out, also from the file opened anew. */
static void
test_round_trip (void)
{
  g_autofree char *path = in_folder ("round.library");
  g_autoptr(AnalyzerFindings) a = make_a ("/news/a.html", "aa");
  g_autoptr(AnalyzerFindings) b = make_b ("/news/b.txt", "bb");

  for (guint round = 0; round < 3; round++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(AnalyzerLibrary) library = analyzer_library_new (round == 2 ? NULL : path, &error);
      g_autoptr(AnalyzerFindings) first = NULL;
      g_autoptr(AnalyzerFindings) second = NULL;

      g_assert_no_error (error);
      if (round != 1)
        {
          add (library, analyzer_findings_ref (a));
          add (library, analyzer_findings_ref (b));
        }
      first = analyzer_library_load (library, 1, &error);
      g_assert_no_error (error);
      assert_same (first, a);
      second = analyzer_library_load (library, 2, &error);
      g_assert_no_error (error);
      assert_same (second, b);

      g_assert_null (analyzer_library_load (library, 3, &error));
      g_assert_error (error, ANALYZER_LIBRARY_ERROR, ANALYZER_LIBRARY_ERROR_NOT_FOUND);
    }
  empty_folder ();
}

static void
test_replace (void)
{
  g_autoptr(AnalyzerLibrary) library = analyzer_library_new (NULL, NULL);
  g_autoptr(GPtrArray) articles = NULL;
  g_autoptr(GPtrArray) hits = NULL;
  g_autoptr(GPtrArray) feed = g_ptr_array_new_with_free_func ((GDestroyNotify) analyzer_findings_unref);
  g_autoptr(GError) error = NULL;

  /* The same file twice is there once; another version of it is another one. */
  add (library, make_a ("a", "1"));
  add (library, make_a ("a", "1"));
  add (library, make_b ("a", "2"));
  articles = analyzer_library_list_articles (library, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (articles->len, ==, 2);
  hits = analyzer_library_search (library, "quay", 100, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (hits->len, ==, 2);

  /* A file of several articles is replaced with all of them. */
  for (guint i = 0; i < 3; i++)
    g_ptr_array_add (feed, make_b ("feed", "3"));
  g_assert_true (analyzer_library_add (library, feed, &error));
  g_ptr_array_set_size (feed, 2);
  g_assert_true (analyzer_library_add (library, feed, &error));
  g_clear_pointer (&articles, g_ptr_array_unref);
  articles = analyzer_library_list_articles (library, &error);
  g_assert_cmpuint (articles->len, ==, 4);
  g_assert_cmpuint (((AnalyzerLibraryArticle *) articles->pdata[3])->number, ==, 1);
}

static void
test_remove (void)
{
  g_autoptr(AnalyzerLibrary) library = analyzer_library_new (NULL, NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) hits = NULL;
  g_autoptr(GPtrArray) speakers = NULL;

  add (library, make_a ("a", "1"));
  g_assert_true (analyzer_library_remove (library, 1, &error));
  g_assert_false (analyzer_library_remove (library, 1, &error));
  g_assert_error (error, ANALYZER_LIBRARY_ERROR, ANALYZER_LIBRARY_ERROR_NOT_FOUND);
  g_clear_error (&error);

  hits = analyzer_library_search (library, "quay", 100, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (hits->len, ==, 0);
  speakers = analyzer_library_list_speakers (library, &error);
  g_assert_cmpuint (speakers->len, ==, 0);
}

static void
test_lists (void)
{
  g_autoptr(AnalyzerLibrary) library = analyzer_library_new (NULL, NULL);
  g_autoptr(GPtrArray) articles = NULL;
  g_autoptr(GPtrArray) speakers = NULL;
  g_autoptr(GPtrArray) all = NULL;
  g_autoptr(GPtrArray) of_b = NULL;
  g_autoptr(GPtrArray) of_lars = NULL;
  const AnalyzerLibraryArticle *article;
  const AnalyzerLibrarySpeaker *speaker;
  const AnalyzerLibraryQuote *quote;

  add (library, make_a ("/news/a.html", "aa"));
  add (library, make_b ("/news/b.txt", "bb"));

  articles = analyzer_library_list_articles (library, NULL);
  article = articles->pdata[0];
  g_assert_cmpstr (article->path, ==, "/news/a.html");
  g_assert_cmpstr (article->checksum, ==, "aa");
  g_assert_cmpstr (article->title, ==, "The quay’s owner");
  g_assert_cmpstr (article->publisher, ==, "The Gull");
  g_assert_cmpstr (article->published, ==, "2021-03-04");
  g_assert_cmpuint (article->n_quotes, ==, 2);
  g_assert_cmpuint (article->n_speakers, ==, 2);
  g_assert_cmpuint (article->n_dissents, ==, 1);
  g_assert_cmpint (article->added, >, 1600000000);
  article = articles->pdata[1];
  g_assert_null (article->title);
  g_assert_cmpuint (article->n_quotes, ==, 1);

  speakers = analyzer_library_list_speakers (library, NULL);
  g_assert_cmpuint (speakers->len, ==, 2);
  speaker = speakers->pdata[1];
  g_assert_cmpstr (speaker->name, ==, "Åsa Berg");
  g_assert_cmpstr (speaker->role, ==, "head");
  g_assert_cmpuint (speaker->n_articles, ==, 2);
  g_assert_cmpuint (speaker->n_quotes, ==, 3);
  g_assert_cmpuint (speaker->n_dissents, ==, 1);

  all = analyzer_library_list_quotes (library, 0, NULL, NULL);
  g_assert_cmpuint (all->len, ==, 3);
  quote = all->pdata[1];
  g_assert_cmpstr (quote->speakers, ==, "Lars Holm; Åsa Berg");
  g_assert_cmpstr (quote->words, ==, "“No quay,” … “was ever sold.”");
  g_assert_true (quote->dissents);
  g_assert_cmpint (quote->act, ==, ANALYZER_ACT_WRITING);
  of_b = analyzer_library_list_quotes (library, 2, NULL, NULL);
  g_assert_cmpuint (of_b->len, ==, 1);
  of_lars = analyzer_library_list_quotes (library, 0, "Lars Holm", NULL);
  g_assert_cmpuint (of_lars->len, ==, 1);
}

typedef struct
{
  const char *words;
  guint       n;
  const char *hits;     /* of the best quote */
} SearchCase;

static const SearchCase search_cases[] = {
  { "quay", 2, "quay" },
  { "QUAY", 2, "quay" },
  { "cafe", 1, "café" },
  { "harbour", 0, NULL },
  { "harbour*", 1, "harbours" },
  { "harbour* close", 1, "harbours|close" },
  { "close harbour*", 1, "harbours|close" },
  { "“will close”", 1, "will close" },
  { "“close will”", 0, NULL },
  { "quay -sold", 1, "quay" },
  { "quay café", 1, "quay|café" },
  { "Menu", 0, NULL },
  { "", 0, NULL },
  { "…", 0, NULL },
  { "quay) OR (words", 0, NULL },
  { "words:quay", 0, NULL },
  { "\"; DROP TABLE quote; --", 0, NULL },
  { "'''", 0, NULL },
  { "NEAR(quay, 2)", 0, NULL },
  { "^quay", 2, "quay" },
  { "quay^", 2, "quay" },
  { "{quay}", 2, "quay" },
  { "+quay", 2, "quay" },
  { "**", 0, NULL },
  { "quay**", 2, "quay" },
  { "\001\002\003", 0, NULL },
  { "\xff\xff", 0, NULL },
};

static void
test_search (void)
{
  g_autoptr(AnalyzerLibrary) library = analyzer_library_new (NULL, NULL);

  add (library, make_a ("/news/a.html", "aa"));
  add (library, make_b ("/news/b.txt", "bb"));
  for (guint i = 0; i < G_N_ELEMENTS (search_cases); i++)
    {
      const SearchCase *c = &search_cases[i];
      g_autoptr(GError) error = NULL;
      g_autoptr(GPtrArray) quotes = analyzer_library_search (library, c->words, 10, &error);

      g_test_message ("case %u", i);
      g_assert_no_error (error);
      g_assert_cmpuint (quotes->len, ==, c->n);
      if (c->n > 0)
        {
          const AnalyzerLibraryQuote *quote = quotes->pdata[0];
          g_autofree char *hits = analyzer_spans_dup_text (quote->hits, quote->words, "|");

          g_assert_cmpstr (hits, ==, c->hits);
        }
    }

  {
    g_autoptr(GPtrArray) one = analyzer_library_search (library, "quay", 1, NULL);

    g_assert_cmpuint (one->len, ==, 1);
  }
}

static char *
read_checksum (const char *path)
{
  g_autofree char *content = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &content, &length, NULL));

  return g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) content, length);
}

/* A file that is refused stays as it is, and nothing appears beside it. */
static void
assert_refused (const char *path,
                int         code)
{
  g_autofree char *before = read_checksum (path);
  g_autofree char *after = NULL;
  g_autoptr(GError) error = NULL;
  guint n = count_files ();

  g_assert_null (analyzer_library_new (path, &error));
  g_assert_error (error, ANALYZER_LIBRARY_ERROR, code);
  after = read_checksum (path);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpuint (count_files (), ==, n);
}

static void
run_sql (const char *path,
         const char *sql)
{
  sqlite3 *db;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_close (db), ==, SQLITE_OK);
}

static void
make_library (const char *path)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(AnalyzerLibrary) library = analyzer_library_new (path, &error);

  g_assert_no_error (error);
  add (library, make_a ("/news/a.html", "aa"));
}

static void
test_other_files (void)
{
  g_autofree char *path = in_folder ("file");
  g_autofree char *content = NULL;
  g_autofree char *nowhere = in_folder ("no/such/file");
  g_autoptr(GError) error = NULL;
  gsize length;

  g_assert_true (g_file_set_contents (path, "An article.\n", -1, NULL));
  assert_refused (path, ANALYZER_LIBRARY_ERROR_NOT_A_LIBRARY);

  g_assert_true (g_file_set_contents (path, "SQLite format 3", 16, NULL));
  assert_refused (path, ANALYZER_LIBRARY_ERROR_NOT_A_LIBRARY);

  g_remove (path);
  run_sql (path, "CREATE TABLE bookmarks (x); PRAGMA user_version = 1;");
  assert_refused (path, ANALYZER_LIBRARY_ERROR_NOT_A_LIBRARY);

  g_remove (path);
  make_library (path);
  run_sql (path, "PRAGMA user_version = 99;");
  assert_refused (path, ANALYZER_LIBRARY_ERROR_TOO_NEW);

  /* The head of a library with rubbish behind it, or cut off. */
  g_remove (path);
  make_library (path);
  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  memset (content + 100, 0xA5, length - 100);
  g_assert_true (g_file_set_contents (path, content, length, NULL));
  assert_refused (path, ANALYZER_LIBRARY_ERROR_DAMAGED);
  g_assert_true (g_file_set_contents (path, content, 100, NULL));
  assert_refused (path, ANALYZER_LIBRARY_ERROR_DAMAGED);

  g_assert_null (analyzer_library_new (folder, &error));
  g_assert_error (error, ANALYZER_LIBRARY_ERROR, ANALYZER_LIBRARY_ERROR_NOT_A_LIBRARY);
  g_clear_error (&error);
  g_assert_null (analyzer_library_new (nowhere, &error));
  g_assert_error (error, ANALYZER_LIBRARY_ERROR, ANALYZER_LIBRARY_ERROR_NOT_ACCESSIBLE);
  g_clear_error (&error);
  g_assert_null (analyzer_library_new ("/dev/null", &error));
  g_assert_error (error, ANALYZER_LIBRARY_ERROR, ANALYZER_LIBRARY_ERROR_NOT_A_LIBRARY);
  empty_folder ();
}

static void
test_pipe (void)
{
  g_autofree char *path = in_folder ("pipe");
  g_autoptr(GError) error = NULL;

  g_assert_cmpint (mkfifo (path, 0600), ==, 0);
  g_assert_null (analyzer_library_new (path, &error));
  g_assert_error (error, ANALYZER_LIBRARY_ERROR, ANALYZER_LIBRARY_ERROR_NOT_A_LIBRARY);
  empty_folder ();
}

/* An empty file, as a file chooser may leave it, becomes a library. */
static void
test_empty_file (void)
{
  g_autofree char *path = in_folder ("empty");

  g_assert_true (g_file_set_contents (path, "", 0, NULL));
  make_library (path);
  empty_folder ();
}

static const char *const bad_rows[] = {
  "UPDATE article SET text = x'ff'",
  "UPDATE article SET ignored = '0-9999'",
  "UPDATE field SET field = 77 WHERE rank = 1",
  "UPDATE field SET value = CAST (x'ff' AS TEXT)",
  "UPDATE speaker SET kind = 9",
  "UPDATE speaker SET gender = -1",
  "UPDATE speaker SET number = 70 WHERE number = 2",
  "UPDATE speaker SET mentions = '1-2'",
  "UPDATE speaker SET role_span = ''",
  "UPDATE quote SET type = 4",
  "UPDATE quote SET act = 'x' || char (255), type = -3",
  "UPDATE quote SET content = '3-1'",
  "UPDATE quote SET content = '99999999999999999999-1'",
  "UPDATE quote SET agrees = '3'",
  "UPDATE quote SET number = 5 WHERE number = 2",
  "UPDATE quote_speaker SET speaker = 3",
  "UPDATE quote_speaker SET speaker = 0",
  "UPDATE dissent SET against = '0'",
  "UPDATE dissent SET marker = 'x'",
  "UPDATE debate SET claim_quote = 3",
  "UPDATE debate SET support = '1,2,3'",
  "DELETE FROM speaker WHERE number = 1",
};

static void
test_bad_rows (void)
{
  g_autofree char *path = in_folder ("rows");

  for (guint i = 0; i < G_N_ELEMENTS (bad_rows); i++)
    {
      g_autoptr(AnalyzerLibrary) library = NULL;
      g_autoptr(GPtrArray) quotes = NULL;
      g_autoptr(GError) error = NULL;

      g_test_message ("%s", bad_rows[i]);
      make_library (path);
      run_sql (path, bad_rows[i]);
      library = analyzer_library_new (path, &error);
      g_assert_no_error (error);
      g_assert_null (analyzer_library_load (library, 1, &error));
      g_assert_error (error, ANALYZER_LIBRARY_ERROR, ANALYZER_LIBRARY_ERROR_DAMAGED);
      g_clear_error (&error);
      quotes = analyzer_library_list_quotes (library, 0, NULL, &error);
      g_assert_no_error (error);
      for (guint j = 0; j < quotes->len; j++)
        g_assert_cmpint (((AnalyzerLibraryQuote *) quotes->pdata[j])->type, <=, ANALYZER_QUOTE_INDIRECT);
      g_clear_object (&library);
      empty_folder ();
    }
}

/* Whatever bytes a damaged file has, it is told, or what is left is read. */
static void
test_flipped_bytes (void)
{
  g_autofree char *path = in_folder ("flipped");
  g_autofree char *whole = NULL;
  guint n_told = 0;
  gsize length;

  make_library (path);
  run_sql (path, "PRAGMA journal_mode = DELETE");
  g_assert_true (g_file_get_contents (path, &whole, &length, NULL));

  for (guint i = 0; i < 80; i++)
    {
      g_autofree char *damaged = g_memdup2 (whole, length);
      g_autoptr(AnalyzerLibrary) library = NULL;
      g_autoptr(GError) error = NULL;

      for (guint j = 0; j < 20; j++)
        damaged[100 + g_test_rand_int_range (0, length - 100)] = g_test_rand_int ();
      g_assert_true (g_file_set_contents (path, damaged, length, NULL));
      library = analyzer_library_new (path, &error);
      if (library != NULL)
        {
          g_autoptr(AnalyzerFindings) findings = analyzer_library_load (library, 1, NULL);
          g_autoptr(GPtrArray) articles = analyzer_library_list_articles (library, NULL);
          g_autoptr(GPtrArray) speakers = analyzer_library_list_speakers (library, NULL);
          g_autoptr(GPtrArray) quotes = analyzer_library_list_quotes (library, 0, NULL, NULL);
          g_autoptr(GPtrArray) hits = analyzer_library_search (library, "quay", 10, NULL);
          g_autoptr(GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify) analyzer_findings_unref);

          g_ptr_array_add (all, make_a ("/news/a.html", "aa"));
          n_told += !analyzer_library_add (library, all, NULL);
        }
      else
        {
          g_assert_nonnull (error);
          n_told++;
        }
    }
  g_test_message ("%u of 80 were told", n_told);
  empty_folder ();
}

/* A program that is killed while it writes leaves whole articles only. */
static void
test_killed (void)
{
  g_autofree char *path = in_folder ("killed");
  g_autoptr(AnalyzerLibrary) library = NULL;
  g_autoptr(GPtrArray) articles = NULL;
  g_autoptr(GError) error = NULL;

  make_library (path);
  for (guint round = 0; round < 5; round++)
    {
      pid_t child = fork ();

      g_assert_cmpint (child, >=, 0);
      if (child == 0)
        {
          AnalyzerLibrary *own = analyzer_library_new (path, NULL);

          for (guint i = 0; own != NULL; i++)
            {
              g_autofree char *name = g_strdup_printf ("/news/%u-%u", round, i);
              GPtrArray *all = g_ptr_array_new ();

              g_ptr_array_add (all, make_a (name, "aa"));
              if (!analyzer_library_add (own, all, NULL))
                break;
            }
          _exit (1);
        }
      g_usleep (30000 + 17000 * round);
      kill (child, SIGKILL);
      g_assert_cmpint (waitpid (child, NULL, 0), ==, child);
    }

  library = analyzer_library_new (path, &error);
  g_assert_no_error (error);
  articles = analyzer_library_list_articles (library, &error);
  g_assert_no_error (error);
  g_test_message ("%u articles", articles->len);
  g_assert_cmpuint (articles->len, >, 1);
  for (guint i = 0; i < articles->len; i++)
    {
      const AnalyzerLibraryArticle *article = articles->pdata[i];
      g_autoptr(AnalyzerFindings) findings = analyzer_library_load (library, article->id, &error);
      g_autoptr(AnalyzerFindings) whole = make_a (article->path, "aa");

      g_assert_no_error (error);
      assert_same (findings, whole);
    }
  g_clear_object (&library);
  run_sql (path, "INSERT INTO quote_words (quote_words) VALUES ('integrity-check')");
  empty_folder ();
}

typedef struct
{
  AnalyzerLibrary *library;
  guint            n;
} Worker;

static gpointer
add_and_search (gpointer data)
{
  const Worker *worker = data;

  for (guint i = 0; i < 20; i++)
    {
      g_autofree char *name = g_strdup_printf ("/news/%u-%u", worker->n, i);
      g_autoptr(GError) error = NULL;
      g_autoptr(GPtrArray) hits = NULL;

      add (worker->library, make_a (name, "aa"));
      hits = analyzer_library_search (worker->library, "quay", 1000, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (hits->len, >=, 2 * (i + 1));
    }

  return NULL;
}

/* Threads share one library, or open it each for itself. */
static void
test_threads (void)
{
  g_autofree char *path = in_folder ("threads");
  g_autoptr(AnalyzerLibrary) shared = analyzer_library_new (path, NULL);
  g_autoptr(AnalyzerLibrary) other = analyzer_library_new (path, NULL);
  Worker workers[] = { { shared, 0 }, { shared, 1 }, { other, 2 }, { other, 3 } };
  GThread *threads[G_N_ELEMENTS (workers)];
  g_autoptr(GPtrArray) articles = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (workers); i++)
    threads[i] = g_thread_new ("library", add_and_search, &workers[i]);
  for (guint i = 0; i < G_N_ELEMENTS (workers); i++)
    g_thread_join (threads[i]);
  articles = analyzer_library_list_articles (shared, NULL);
  g_assert_cmpuint (articles->len, ==, 20 * G_N_ELEMENTS (workers));
  g_clear_object (&shared);
  g_clear_object (&other);
  empty_folder ();
}

int
main (int   argc,
      char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  folder = g_dir_make_tmp ("analyzer-test-XXXXXX", NULL);
  g_assert_nonnull (folder);

  g_test_add_func ("/library/round-trip", test_round_trip);
  g_test_add_func ("/library/replace", test_replace);
  g_test_add_func ("/library/remove", test_remove);
  g_test_add_func ("/library/lists", test_lists);
  g_test_add_func ("/library/search", test_search);
  g_test_add_func ("/library/other-files", test_other_files);
  g_test_add_func ("/library/pipe", test_pipe);
  g_test_add_func ("/library/empty-file", test_empty_file);
  g_test_add_func ("/library/bad-rows", test_bad_rows);
  g_test_add_func ("/library/flipped-bytes", test_flipped_bytes);
  g_test_add_func ("/library/killed", test_killed);
  g_test_add_func ("/library/threads", test_threads);

  status = g_test_run ();
  g_rmdir (folder);
  g_free (folder);

  return status;
}
