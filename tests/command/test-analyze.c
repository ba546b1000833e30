/* test-analyze.c: tests the commands analyze and read.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <json-glib/json-glib.h>
#include <unistd.h>

#include "program.h"
#include "../reading/packing.h"

#define ONE "The harbour opens in May, Anna Berg said.\n"
#define TWO "“It won’t,” Lars Holm said.\n"

static char *folder;

/* The member @name of each line's object, joined by spaces. */
static char *
list_members (const char *lines,
              const char *name)
{
  g_auto(GStrv) split = g_strsplit (lines, "\n", -1);
  GString *values = g_string_new (NULL);

  for (guint i = 0; split[i] != NULL && *split[i] != '\0'; i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(JsonNode) node = json_from_string (split[i], &error);
      JsonObject *object;

      g_assert_no_error (error);
      object = json_node_get_object (node);
      g_assert_cmpstr (json_object_get_string_member (object, "format"), ==, "analyzer/1");
      if (i > 0)
        g_string_append_c (values, ' ');
      if (json_object_has_member (object, name))
        g_string_append (values, json_object_get_string_member (object, name));
      else
        g_string_append (values, json_object_get_string_member (json_object_get_object_member (object, "error"), "code"));
    }

  return g_string_free (values, FALSE);
}

static void
test_order (void)
{
  static const char *const jobs[] = { "--jobs=1", "--jobs=2", "--jobs=16" };

  for (guint i = 0; i < G_N_ELEMENTS (jobs); i++)
    {
      g_autoptr(GString) arguments = g_string_new ("analyze ");
      g_autoptr(GString) expected = g_string_new (NULL);
      g_auto(Run) run = { NULL };
      g_autofree char *paths = NULL;

      g_string_append (arguments, jobs[i]);
      for (guint j = 0; j < 80; j++)
        {
          const char *name = j % 7 == 3 ? "big.txt" : j % 2 == 0 ? "one.txt" : "two.txt";

          g_string_append_printf (arguments, " %s", name);
          g_string_append_printf (expected, "%s%s", j > 0 ? " " : "", name);
        }
      run = run_program (folder, NULL, arguments->str);
      g_assert_cmpint (run.status, ==, 0);
      g_assert_cmpstr (run.err, ==, "");
      paths = list_members (run.out, "path");
      g_assert_cmpstr (paths, ==, expected->str);
    }
}

static void
test_text_is_the_file (void)
{
  g_auto(Run) run = run_program (folder, NULL, "analyze two.txt");
  g_autofree char *text = list_members (run.out, "text");

  g_assert_cmpint (run.status, ==, 0);
  g_assert_cmpstr (text, ==, TWO);
}

static void
test_standard_input (void)
{
  g_auto(Run) run = run_program (folder, ONE, "analyze -");
  g_autofree char *text = list_members (run.out, "text");
  g_autofree char *path = list_members (run.out, "path");

  g_assert_cmpint (run.status, ==, 0);
  g_assert_cmpstr (text, ==, ONE);
  g_assert_cmpstr (path, ==, "-");
}

static void
test_failures (void)
{
  g_auto(Run) run = run_program (folder, NULL, "analyze --jobs=2 one.txt missing.txt empty.txt two.txt");
  g_autofree char *texts = list_members (run.out, "text");

  g_assert_cmpint (run.status, ==, 1);
  g_assert_cmpstr (texts, ==, ONE " not-found empty " TWO);
  g_assert_nonnull (strstr (run.err, "missing.txt: "));
  g_assert_nonnull (strstr (run.err, "empty.txt: "));
  g_assert_null (strstr (run.err, "one.txt"));
}

static void
test_list (void)
{
  g_auto(Run) lines = run_program (folder, "two.txt\n\none.txt", "analyze --files-from=- one.txt");
  g_auto(Run) file = run_program (folder, NULL, "analyze --files-from=list");
  g_auto(Run) zeros = run_program (folder, NULL, "analyze --files-from=zeros");
  g_auto(Run) none = run_program (folder, NULL, "analyze --files-from=no-such-list");
  g_autofree char *paths = list_members (lines.out, "path");
  g_autofree char *listed = list_members (file.out, "path");
  g_autofree char *zero_path = g_build_filename (folder, "zeros", NULL);
  g_autofree char *zero_paths = NULL;

  g_assert_cmpint (lines.status, ==, 0);
  g_assert_cmpstr (paths, ==, "one.txt two.txt one.txt");
  g_assert_cmpstr (listed, ==, "two.txt one.txt");
  g_assert_cmpint (none.status, ==, 1);
  g_assert_nonnull (strstr (none.err, "no-such-list"));

  /* A name with a line end in it, and a list that is told to be what it isn't. */
  g_assert_cmpint (zeros.status, ==, 1);
  run_clear (&zeros);
  zeros = run_program (folder, NULL, "analyze --null --files-from=zeros");
  g_assert_cmpint (zeros.status, ==, 0);
  zero_paths = list_members (zeros.out, "path");
  g_assert_cmpstr (zero_paths, ==, "two\nlines.txt one.txt");
}

static void
test_text_format (void)
{
  g_auto(Run) run = run_program (folder, NULL, "analyze --format=text one.txt two.txt");

  g_assert_cmpint (run.status, ==, 0);
  g_assert_true (g_str_has_prefix (run.out, "one.txt\n"));
  g_assert_nonnull (strstr (run.out, "\n\ntwo.txt\n"));
  g_assert_null (strchr (run.out, '\033'));
}

static void
test_full_disk (void)
{
  g_autofree char *program = g_build_filename (g_getenv ("G_TEST_BUILDDIR"), "..", "src", "command", "analyzer-cli", NULL);
  g_autofree char *command = NULL;
  g_autofree char *err = NULL;
  g_autoptr(GError) error = NULL;
  int status;

  if (g_access ("/dev/full", W_OK) != 0)
    {
      g_test_skip ("There is no /dev/full");
      return;
    }

  command = g_strdup_printf ("sh -c 'exec \"%s\" analyze \"%s/one.txt\" \"%s/two.txt\" > /dev/full'", program, folder, folder);
  g_spawn_command_line_sync (command, NULL, &err, &status, &error);
  g_assert_no_error (error);
  g_assert_false (g_spawn_check_wait_status (status, NULL));
  g_assert_nonnull (strstr (err, "can’t be written"));
}

static void
test_read (void)
{
  g_auto(Run) run = run_program (folder, NULL, "read one.txt missing.txt");
  g_autofree char *texts = list_members (run.out, "text");
  g_auto(Run) text = run_program (folder, NULL, "read --format=text two.txt");

  g_assert_cmpint (run.status, ==, 1);
  g_assert_cmpstr (texts, ==, ONE " not-found");
  g_assert_nonnull (strstr (run.out, "\"sha256\":\""));
  g_assert_cmpint (text.status, ==, 0);
  g_assert_cmpstr (text.out, ==, TWO);
}

/* What an archive holds and can't be read gets a line of its own, the rest is
 * done. */
static void
test_archive (void)
{
  g_autoptr(GBytes) zip = pack ("zip", TRUE, "one.txt", ONE, "empty.txt", "", "two.txt", TWO, NULL);
  g_autofree char *path = g_build_filename (folder, "box.zip", NULL);
  gsize length;
  const char *data = g_bytes_get_data (zip, &length);

  g_assert_true (g_file_set_contents (path, data, length, NULL));
  for (guint i = 0; i < 2; i++)
    {
      g_auto(Run) run = run_program (folder, NULL, i == 0 ? "read box.zip one.txt" : "analyze box.zip one.txt");
      g_autofree char *texts = list_members (run.out, "text");
      g_autofree char *paths = list_members (run.out, "path");

      g_assert_cmpint (run.status, ==, 1);
      g_assert_cmpstr (texts, ==, ONE " " TWO " empty " ONE);
      g_assert_cmpstr (paths, ==, "box.zip/one.txt box.zip/two.txt box.zip/empty.txt one.txt");
      g_assert_cmpstr (run.err, ==, "analyzer-cli: box.zip/empty.txt: The file is empty; save the article again.\n");
    }
}

/* The format is told from the content; the option is stronger. */
/* A folder stands for the articles in it and below it. */
static void
test_folder (void)
{
  char *place = make_folder ();
  char *below = g_build_filename (place, "below", NULL);
  g_autofree char *loop = g_build_filename (place, "loop.html", NULL);
  g_auto(Run) run = { NULL };

  g_assert_cmpint (g_mkdir (below, 0700), ==, 0);
  put_file (place, "b.txt", "The road is open.\n");
  put_file (place, ".hidden.txt", "Nobody reads this.\n");
  put_file (place, "picture.png", "no article");
  put_file (below, "a.md", "The bridge is shut.\n");
  g_assert_cmpint (symlink (".", loop), ==, 0);

  run = run_program (place, NULL, "read --format=text --jobs=2 .");
  g_assert_nonnull (strstr (run.out, "The bridge is shut."));
  g_assert_nonnull (strstr (run.out, "The road is open."));
  g_assert_true (strstr (run.out, "The bridge is shut.") > strstr (run.out, "The road is open."));
  g_assert_null (strstr (run.out, "Nobody"));
  /* The link to a folder is none that is gone into. */
  g_assert_cmpint (run.status, ==, 1);
  g_assert_nonnull (strstr (run.err, "loop.html"));

  g_assert_cmpint (g_unlink (loop), ==, 0);
  remove_folder (below);
  remove_folder (place);
}

/* What takes the reader's process down is one error, the others are read. */
static void
test_reader_fails (void)
{
  char *place = make_folder ();
  g_auto(Run) run = { NULL };

  put_file (place, "a.eml", "From: a@example.org\nSubject: b\nMIME-Version: 1.0\n\nThe bridge is shut.\n");
  put_file (place, "b.txt", "The road is open.\n");
  g_setenv ("ANALYZER_READER", "/bin/false", TRUE);
  run = run_program (place, NULL, "read a.eml b.txt");
  g_unsetenv ("ANALYZER_READER");
  g_assert_cmpint (run.status, ==, 1);
  g_assert_nonnull (strstr (run.out, "\"code\":\"damaged\""));
  g_assert_nonnull (strstr (run.out, "The road is open."));
  g_assert_true (g_str_has_prefix (run.err, "analyzer-cli: a.eml: "));
  remove_folder (place);
}

static void
test_format_in (void)
{
  static const char page[] = "<html><head><title>Port</title></head><body><p>The harbour opens in May, Anna Berg said.</p></body></html>";
  g_auto(Run) told = { NULL }, forced = { NULL };
  g_autofree char *reader = NULL, *forced_reader = NULL, *forced_text = NULL;

  put_file (folder, "page.txt", page);
  told = run_program (folder, NULL, "read --format=json page.txt");
  forced = run_program (folder, NULL, "read --format=json --format-in=plain page.txt");
  reader = list_members (told.out, "reader");
  forced_reader = list_members (forced.out, "reader");
  forced_text = list_members (forced.out, "text");

  g_assert_cmpstr (reader, ==, "html");
  g_assert_nonnull (strstr (told.out, "\"title\":[{\"value\":\"Port\",\"origin\":\"title\"}]"));
  g_assert_cmpstr (forced_reader, ==, "plain");
  g_assert_cmpstr (forced_text, ==, page);
}

/* What the analysis does not understand it says so of. */
static void
test_language (void)
{
  g_auto(Run) json = { NULL }, text = { NULL }, english = { NULL };
  g_autofree char *language = NULL;

  put_file (folder, "de.txt",
            "Die Brücke von Brack bleibt auf lange Zeit geschlossen, weil das Geld für sie fehlt. Die Läden an ihrem Ufer "
            "haben seit dem Frühjahr nur noch wenige Kunden.\n");
  json = run_program (folder, NULL, "analyze de.txt");
  text = run_program (folder, NULL, "analyze --format=text de.txt");
  english = run_program (folder, NULL, "analyze --format=text one.txt");
  language = list_members (json.out, "language");

  g_assert_cmpstr (language, ==, "de");
  g_assert_nonnull (strstr (text.out, "The analysis knows English; this article seems to be in German."));
  g_assert_null (strstr (english.out, "The analysis knows English"));
}

static void
test_help (void)
{
  g_auto(Run) run = run_program (folder, NULL, "read --help");

  g_assert_nonnull (strstr (run.out, "  subtitles "));
  g_assert_nonnull (strstr (run.out, "256 MB"));
}

typedef struct
{
  const char *arguments;
  int         status;
} UsageCase;

static const UsageCase usage_cases[] = {
  { "--version", 0 },
  { "--help", 0 },
  { "analyze --help", 0 },
  { "read --help", 0 },
  { "dance", 2 },
  { "analyze", 2 },
  { "analyze --bogus one.txt", 2 },
  { "analyze --format=xml one.txt", 2 },
  { "analyze --jobs=0 one.txt", 2 },
  { "analyze --jobs=many one.txt", 2 },
  { "analyze --null one.txt", 2 },
  { "analyze --files-from=- -", 2 },
  { "analyze --format-in=dance one.txt", 2 },
  { "analyze --format-in=plain one.txt", 0 },
  { "analyze --input-format=plain one.txt", 0 },
  { "read", 2 },
  { "read --format=xml one.txt", 2 },
};

static void
test_usage (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (usage_cases); i++)
    {
      g_auto(Run) run = run_program (folder, NULL, usage_cases[i].arguments);

      g_test_message ("%s", usage_cases[i].arguments);
      g_assert_cmpint (run.status, ==, usage_cases[i].status);
      if (run.status == 0)
        g_assert_cmpstr (run.err, ==, "");
      else
        {
          g_assert_cmpstr (run.out, ==, "");
          g_assert_nonnull (strstr (run.err, "--help"));
        }
    }
}

/* An article says the same, whatever program wrote it down. */
static void
test_formats (void)
{
  static const char *const files[] = {
    "chromium-page.mhtml", "chromium-page.pdf", "ghostscript-bridge.pdf", "libreoffice-bridge.docx", "libreoffice-bridge.epub",
    "libreoffice-bridge.fodt", "libreoffice-bridge.odt", "libreoffice-bridge.pdf", "libreoffice-bridge.rtf", "pandoc-bridge.docx",
    "pandoc-bridge.epub", "pandoc-bridge.html", "pandoc-bridge.md", "pandoc-bridge.odt", "pandoc-bridge.rtf",
    "weasyprint-bridge.pdf", "wget-packed.warc.gz", "wget-plain.warc",
  };
  g_autofree char *program = g_find_program_in_path ("pdftotext");
  g_autofree char *golden = g_test_build_filename (G_TEST_DIST, "reading", "golden", NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *arguments = g_strconcat ("analyze ", files[i], NULL);
      g_auto(Run) run = { NULL };

      if (program == NULL && g_str_has_suffix (files[i], ".pdf"))
        continue;
      run = run_program (golden, NULL, arguments);
      g_assert_cmpint (run.status, ==, 0);
      g_assert_cmpstr (run.err, ==, "");
      g_assert_nonnull (strstr (run.out, "\"name\":\"Tom Reyes\""));
      g_assert_nonnull (strstr (run.out, "\"name\":\"Ines Falk\""));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *big = NULL;
  GString *long_text = g_string_new (NULL);
  int status;

  g_test_init (&argc, &argv, NULL);

  folder = make_folder ();
  for (guint i = 0; i < 100; i++)
    g_string_append (long_text, ONE "\n" TWO "\n");
  big = g_string_free (long_text, FALSE);
  put_file (folder, "one.txt", ONE);
  put_file (folder, "two.txt", TWO);
  put_file (folder, "big.txt", big);
  put_file (folder, "empty.txt", "");
  put_file (folder, "two\nlines.txt", TWO);
  put_file (folder, "list", "two.txt\none.txt\n");
  {
    g_autofree char *path = g_build_filename (folder, "zeros", NULL);

    g_assert_true (g_file_set_contents (path, "two\nlines.txt\0one.txt", strlen ("two\nlines.txt") + 1 + strlen ("one.txt"), NULL));
  }

  g_test_add_func ("/command/analyze/order", test_order);
  g_test_add_func ("/command/analyze/text-is-the-file", test_text_is_the_file);
  g_test_add_func ("/command/analyze/standard-input", test_standard_input);
  g_test_add_func ("/command/analyze/failures", test_failures);
  g_test_add_func ("/command/analyze/list", test_list);
  g_test_add_func ("/command/analyze/text-format", test_text_format);
  g_test_add_func ("/command/analyze/full-disk", test_full_disk);
  g_test_add_func ("/command/read", test_read);
  g_test_add_func ("/command/archive", test_archive);
  g_test_add_func ("/command/folder", test_folder);
  g_test_add_func ("/command/reader-fails", test_reader_fails);
  g_test_add_func ("/command/format-in", test_format_in);
  g_test_add_func ("/command/formats", test_formats);
  g_test_add_func ("/command/language", test_language);
  g_test_add_func ("/command/help", test_help);
  g_test_add_func ("/command/usage", test_usage);

  status = g_test_run ();
  remove_folder (folder);

  return status;
}
