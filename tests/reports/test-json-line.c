/* test-json-line.c: tests reports/json-line.c and reports/json.c.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "reports/json-line.h"

#include <json-glib/json-glib.h>

#include "reports/json.h"
#include "sample.h"

typedef struct
{
  const char *name;
  const char *text;
  gsize       length;
  const char *json;
} TextCase;

static const TextCase text_cases[] = {
  { "empty", "", 0, "\"\"" },
  { "plain", "abc", 3, "\"abc\"" },
  { "quotes", "a\"b\\c/", 6, "\"a\\\"b\\\\c/\"" },
  { "controls", "\n\r\t\b\x1f\x7f", 6, "\"\\n\\r\\t\\u0008\\u001f\\u007f\"" },
  { "curly", "“é”", 8, "\"“é”\"" },
  { "line-separators", "a\u2028b\u2029c\xC2\x85" "d", 12, "\"a\\u2028b\\u2029c\\u0085d\"" },
  { "beyond-the-plane", "😀", 4, "\"😀\"" },
  { "zero", "a\0b", 3, "\"a\\u0000b\"" },
  { "bad-byte", "a\xff" "b", 3, "\"a\xEF\xBF\xBD" "b\"" },
  { "cut", "a\xe2\x80", 3, "\"a\xEF\xBF\xBD\xEF\xBF\xBD\"" },
  { "surrogate", "\xed\xa0\x80", 3, "\"\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\"" },
};

static void
test_text (gconstpointer data)
{
  const TextCase *c = data;
  g_autoptr(GString) out = g_string_new (NULL);
  AnalyzerJson json = { out, FALSE };

  analyzer_json_text (&json, c->text, c->length);
  g_assert_cmpstr (out->str, ==, c->json);
  g_assert_true (g_utf8_validate (out->str, out->len, NULL));
}

static void
test_numbers (void)
{
  g_autoptr(GString) out = g_string_new (NULL);
  AnalyzerJson json = { out, FALSE };

  analyzer_json_open (&json, '[');
  analyzer_json_integer (&json, 0);
  analyzer_json_integer (&json, -7);
  analyzer_json_integer (&json, G_MAXINT64);
  analyzer_json_integer (&json, G_MININT64);
  analyzer_json_share (&json, 0.12345);
  analyzer_json_share (&json, 7);
  analyzer_json_share (&json, 0.0 / 0.0);
  analyzer_json_boolean (&json, TRUE);
  analyzer_json_boolean (&json, FALSE);
  analyzer_json_string (&json, NULL);
  analyzer_json_close (&json, ']');
  g_assert_cmpstr (out->str, ==,
                   "[0,-7,9223372036854775807,-9223372036854775808,0.123,1.000,0.000,true,false,null]");
}

static void
test_findings (void)
{
  g_autoptr(AnalyzerFindings) findings = sample_findings ();
  g_autoptr(GString) out = g_string_new (NULL);

  analyzer_json_line_append_findings (out, findings);
  g_assert_cmpstr (out->str, ==,
    "{\"format\":\"analyzer/1\",\"path\":\"folder/har\\\"bour.txt\","
    "\"title\":\"Harbour <opens> in May\",\"byline\":null,\"published\":null,\"publisher\":\"The Gull & Tern\","
    "\"url\":null,\"language\":null,"
    "\"text\":\"Ägir’s harbour “will open in May”, said Anna Berg, the port’s head.\\n\\n"
    "Lars Holm disagreed: “=It won’t, <b>Anna</b> & all.”\\n\\nShare this\\n\","
    "\"ignored\":[[123,133]],"
    "\"speakers\":["
    "{\"id\":1,\"name\":\"Anna Berg\",\"kind\":\"person\",\"role\":\"the port’s head\",\"affiliation\":null,"
    "\"aliases\":[\"Anna\"],\"gender\":\"f\",\"mentions\":[[40,49]]},"
    "{\"id\":2,\"name\":\"Lars Holm\",\"kind\":\"person\",\"role\":null,\"affiliation\":null,"
    "\"aliases\":[],\"gender\":\"m\",\"mentions\":[[69,78]]}],"
    "\"quotes\":["
    "{\"id\":1,\"type\":\"mixed\",\"act\":\"speech\",\"source\":[[40,66]],\"cue\":[[35,39]],\"content\":[[0,33]],"
    "\"speakers\":[1],\"dissent\":null,\"agrees\":[],\"confidence\":0.875},"
    "{\"id\":2,\"type\":\"direct\",\"act\":\"speech\",\"source\":[[69,78]],\"cue\":[[79,88]],\"content\":[[90,121]],"
    "\"speakers\":[2],\"dissent\":{\"against\":[1],\"prevailing\":false,\"about\":\"the harbour’s opening\","
    "\"marker\":[[79,88]],\"explicit\":true,\"confidence\":0.500},\"agrees\":[],\"confidence\":1.000}],"
    "\"debates\":[{\"id\":1,\"claim\":{\"text\":\"the harbour opens in May\",\"spans\":[[16,32]],\"quote\":1},"
    "\"holders\":[1],\"support\":[],\"dissent\":[2]}]}\n");
}

static void
test_parses (void)
{
  g_autoptr(AnalyzerFindings) findings = sample_findings ();
  g_autoptr(GString) out = g_string_new (NULL);
  g_auto(GStrv) lines = NULL;

  analyzer_json_line_append_findings (out, findings);
  analyzer_json_line_append_article (out, findings->article);
  analyzer_json_line_append_error (out, "b\xe4r.txt", "empty", "There is “nothing”\nin it");
  lines = g_strsplit (out->str, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 4);
  g_assert_cmpstr (lines[3], ==, "");

  for (guint i = 0; i < 3; i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(JsonNode) node = json_from_string (lines[i], &error);

      g_assert_no_error (error);
      g_assert_true (JSON_NODE_HOLDS_OBJECT (node));
    }

  g_assert_cmpstr (lines[2], ==,
                   "{\"format\":\"analyzer/1\",\"path\":\"b\xEF\xBF\xBDr.txt\","
                   "\"error\":{\"code\":\"empty\",\"message\":\"There is “nothing”\\nin it\"}}");
}

static void
test_article (void)
{
  g_autoptr(AnalyzerFindings) findings = sample_findings ();
  g_autoptr(GString) out = g_string_new (NULL);
  g_autoptr(JsonNode) node = NULL;
  JsonObject *object, *fields, *title;

  analyzer_json_line_append_article (out, findings->article);
  node = json_from_string (out->str, NULL);
  object = json_node_get_object (node);
  g_assert_cmpstr (json_object_get_string_member (object, "text"), ==, sample_text);
  g_assert_cmpstr (json_object_get_string_member (object, "reader"), ==, "plain");
  g_assert_cmpuint (strlen (json_object_get_string_member (object, "sha256")), ==, 64);
  fields = json_object_get_object_member (object, "fields");
  title = json_array_get_object_element (json_object_get_array_member (fields, "title"), 0);
  g_assert_cmpstr (json_object_get_string_member (title, "origin"), ==, "h1");
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (fields, "url")), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (text_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/reports/json/text/", text_cases[i].name, NULL);

      g_test_add_data_func (path, &text_cases[i], test_text);
    }
  g_test_add_func ("/reports/json/numbers", test_numbers);
  g_test_add_func ("/reports/json-line/findings", test_findings);
  g_test_add_func ("/reports/json-line/parses", test_parses);
  g_test_add_func ("/reports/json-line/article", test_article);

  return g_test_run ();
}
