/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "reading/reader.h"

#define ONE "The harbour of Brack will be dredged next spring, the port authority said on Friday, after years of delay."
#define TWO "“We have waited long enough,” said its director, Ines Falk, who had asked for the money four times."
#define THREE "Fishermen fear for their nets, however, and their union said that nobody had asked them about the plan."
#define P(text) "<p>" text "</p>\n"
#define BODY ONE "\n\n" TWO "\n\n" THREE
#define HEAD "<!DOCTYPE html><html><head><title>Harbour to be dredged | The Brack Mail</title></head><body>"

typedef struct
{
  const char *name;
  const char *page;
  const char *text;
} BodyCase;

static const BodyCase bodies[] = {
  { "plain", HEAD P (ONE) P (TWO) P (THREE) "</body></html>", BODY },
  { "fragment", P (ONE) P (TWO) P (THREE), BODY },
  { "navigation",
    HEAD "<nav><a href=/>Home</a> <a href=/s>Sport</a></nav><ul><li><a href=/a>Weather for the week</a></li>"
    "<li><a href=/b>Tides and ferries today</a></li></ul><div>" P (ONE) P (TWO) P (THREE) "</div>"
    "<footer><p>The Brack Mail is a member of the press council of the islands and their towns.</p></footer>", BODY },
  { "named-body",
    HEAD "<div class='teaser-list'>" P (THREE) "</div><div class='article__body'>" P (ONE) P (TWO) P (THREE) "</div>"
    "<div>" P ("The mail is sent out every morning to those who want it, and it costs nothing at all.") "</div>", BODY },
  { "headings-lists-quotes",
    HEAD "<article><h1>Harbour to be dredged</h1>" P (ONE) "<h2>A long wait</h2>" P (TWO)
    "<ul><li>Work begins in May.</li><li>It ends in August.</li></ul><blockquote>Not in our name!</blockquote>"
    P (THREE) "</article>",
    ONE "\n\nA long wait\n\n" TWO "\n\nWork begins in May.\n\nIt ends in August.\n\nNot in our name!\n\n" THREE },
  { "between-paragraphs",
    HEAD "<article>" P (ONE) "<figure><img src=x><figcaption>The harbour of Brack seen from the hill above it, in"
    " 2011.</figcaption></figure><p><a href=/c>Read more: Ferries stay in port for a third day</a></p>" P (TWO)
    "<div class='related-stories'><h3>Related</h3><ul><li><a href=/d>Nets lost in the storm</a></li></ul></div>"
    "<p>Advertisement</p><aside><p>Sign up for the letter that our harbour reporter writes every week.</p></aside>"
    P (THREE) "<div class='share-tools'>Share on Facebook</div></article>", BODY },
  { "comments",
    HEAD "<article>" P (ONE) P (TWO) P (THREE) "</article><div id='comments'>"
    P ("I have lived here for forty years and I never saw such a waste of money, said my neighbour.")
    P ("So have I, and I do not agree with a single word of what you write here, as always.") "</div>", BODY },
  { "cookie-notice",
    HEAD "<div class='cookie-banner'>" P ("We and our partners use cookies to make this site better for you and us.")
    "</div><main>" P (ONE) P (TWO) P (THREE) "</main>", BODY },
  { "byline-and-date",
    HEAD "<article><h1>Harbour to be dredged</h1><p>By Ada Holm</p><p>May 3, 2019 10:15</p>" P (ONE) P (TWO) P (THREE)
    "</article>", BODY },
  { "breaks", HEAD "<div>" ONE "<br><br>" TWO "<br /> <br />" THREE "</div>", BODY },
  { "one-break", HEAD "<p>" ONE "<br>" TWO "</p>" P (THREE), ONE "\n" TWO "\n\n" THREE },
  { "inline",
    HEAD P ("The <b>harbour</b> of <a href=/b>Brack</a> will be dred&shy;ged next&nbsp;spring, the port\n authority"
            " said.") P (TWO) P (THREE),
    "The harbour of Brack will be dredged next spring, the port authority said.\n\n" TWO "\n\n" THREE },
  { "scripts",
    HEAD "<script>var p = '<p>No paragraph of the article but one of the script, it is.</p>';</script><style>p { }"
    "</style><noscript>Please switch on the scripts of your browser to read our articles.</noscript>"
    P (ONE) P (TWO) P (THREE), BODY },
  { "hidden-rest",
    HEAD "<article>" P (ONE) P (TWO) "<div style='display:none'>" P (THREE) "</div></article>", BODY },
  { "next-article",
    HEAD "<article>" P (ONE) P (TWO) P (THREE) "</article><article>"
    P ("The school of Brack has a new roof, and the old one is now a shed behind the church, its head said.")
    P ("It cost less than had been feared, which pleased all but those who had wanted another one.") "</article>", BODY },
  { "teasers",
    HEAD "<h1>Harbour to be dredged</h1>" P (ONE) P (TWO) P (THREE) P (ONE) P (TWO) "<div>"
    "<div><h4><a href=/e>School gets a new roof at last</a></h4><p>It cost less than had been feared by all.</p></div>"
    "<div><h4><a href=/f>Choir sings in the old church</a></h4><p>The evening was sold out for weeks, they say.</p></div>"
    "<div><h4><a href=/g>Bridge shut for two more weeks</a></h4><p>Drivers have to take the road by the lake.</p></div>"
    "</div>", BODY "\n\n" ONE "\n\n" TWO },
  { "near-its-heading",
    "<title>Harbour to be dredged</title><div><h1>Harbour to be dredged</h1>" P (ONE) P (TWO) P (THREE) P (ONE) "</div><div>"
    "<div><h2>School</h2><p>The roof of the school is new, and it cost less than had been feared by all of them.</p></div>"
    "<div><h2>Choir</h2><p>The evening was sold out for weeks, they say, and the choir will sing again in May.</p></div>"
    "<div><h2>Bridge</h2><p>Drivers have to take the road by the lake, which is narrow, for two more weeks.</p></div>"
    "<div><h2>Ferry</h2><p>The new ferry is late again, and nobody at the company can say when it will come.</p></div>"
    "<div><h2>Museum</h2><p>The museum shows what was found under the market, and it is open on all days.</p></div>"
    "</div>", BODY "\n\n" ONE },
  { "told-by-the-page",
    "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"articleBody\":\"" ONE " “We have waited long enough,”"
    " said its director, Ines Falk, who had asked for the money four times. " THREE "\"}</script><article>" P (ONE)
    P ("Our readers may write to us at any time of the day, and we answer them all, if not at once.") P (TWO) P (THREE)
    "</article>", BODY },
  { "entities", HEAD P ("&ldquo;Caf&eacute;s &amp; bars must close,&rdquo; said the mayor of Brack &#8211; at once.")
    P (TWO) P (THREE), "“Cafés & bars must close,” said the mayor of Brack – at once.\n\n" TWO "\n\n" THREE },
};

static AnalyzerArticle *
read_page (const char *page,
           gsize       length)
{
  g_autoptr(GBytes) bytes = g_bytes_new (page, length);
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) articles = analyzer_read_bytes (bytes, "page", NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (articles->len, ==, 1);
  g_assert_cmpstr (analyzer_article_get_format (g_ptr_array_index (articles, 0)), ==, "html");

  return g_object_ref (g_ptr_array_index (articles, 0));
}

static void
assert_text (AnalyzerArticle *article,
             const char      *expected)
{
  gsize length;
  const char *text = analyzer_article_get_utf8 (article, &length);
  g_autofree char *copy = g_strndup (text, length);

  g_assert_cmpstr (copy, ==, expected);
}

static void
test_body (gconstpointer data)
{
  const BodyCase *c = data;
  g_autoptr(AnalyzerArticle) article = read_page (c->page, strlen (c->page));

  assert_text (article, c->text);
}

typedef struct
{
  const char    *name;
  const char    *head;
  AnalyzerField  field;
  const char    *value;
  const char    *origin;
} FieldCase;

#define LD(json) "<script type='application/ld+json'>" json "</script>"

static const FieldCase fields[] = {
  { "title-json-ld", "<meta property='og:title' content='Other'>" LD ("{\"@type\":\"NewsArticle\",\"headline\":\"Tom &amp; Jo\"}"),
    ANALYZER_FIELD_TITLE, "Tom & Jo", "json-ld" },
  { "title-graph", LD ("{\"@graph\":[{\"@type\":\"WebSite\",\"name\":\"x\"},{\"@type\":[\"Thing\",\"ReportageNewsArticle\"],"
                       "\"headline\":\"In a graph\"}]}"), ANALYZER_FIELD_TITLE, "In a graph", "json-ld" },
  { "title-array", LD ("[{\"@type\":\"BlogPosting\",\"headline\":\"In an array\"}]"), ANALYZER_FIELD_TITLE, "In an array",
    "json-ld" },
  { "title-line-end", LD ("{\"@type\":\"Article\",\"headline\":\"Over\ntwo lines\"}"), ANALYZER_FIELD_TITLE,
    "Over two lines", "json-ld" },
  { "title-broken-json", LD ("{\"@type\":\"Article\",") "<meta property='og:title' content='Whole'>",
    ANALYZER_FIELD_TITLE, "Whole", "og:title" },
  { "title-deep-json", LD ("[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[["
                           "[[[[[[[[") "<meta property='og:title' content='Flat'>", ANALYZER_FIELD_TITLE, "Flat", "og:title" },
  { "title-og", "<meta property='og:title' content='“Open” &amp; shut'>", ANALYZER_FIELD_TITLE, "“Open” & shut", "og:title" },
  { "title-element", "<title>Harbour to be dredged | The Brack Mail</title>", ANALYZER_FIELD_TITLE,
    "Harbour to be dredged", "title" },
  { "byline-json-ld", LD ("{\"@type\":\"NewsArticle\",\"author\":[{\"@type\":\"Person\",\"name\":\"Ada Holm\"},"
                          "{\"name\":\"Li Wei\"}]}"), ANALYZER_FIELD_BYLINE, "Ada Holm, Li Wei", "json-ld" },
  { "byline-reference", LD ("{\"@graph\":[{\"@type\":\"NewsArticle\",\"author\":{\"@id\":\"#a\"}},"
                            "{\"@id\":\"#a\",\"@type\":\"Person\",\"name\":\"Ada Holm\"}]}"), ANALYZER_FIELD_BYLINE,
    "Ada Holm", "json-ld" },
  { "byline-profile", "<meta property='article:author' content='https://example.org/ada'><meta name=author content='Ada Holm'>",
    ANALYZER_FIELD_BYLINE, "Ada Holm", "author" },
  { "byline-citation", "<meta name=citation_author content='Holm, A.'><meta name=citation_author content='Wei, L.'>",
    ANALYZER_FIELD_BYLINE, "Holm, A., Wei, L.", "citation_author" },
  { "byline-element", "</head><body><span class='byline'>By Ada Holm</span>", ANALYZER_FIELD_BYLINE, "Ada Holm", "byline" },
  { "byline-rel", "</head><body><a rel='author' href=/ada>Ada Holm</a>", ANALYZER_FIELD_BYLINE, "Ada Holm", "rel-author" },
  { "date-json-ld", LD ("{\"@type\":\"NewsArticle\",\"datePublished\":\"2019-05-03T10:15:00+02:00\"}"),
    ANALYZER_FIELD_PUBLISHED, "2019-05-03T10:15:00+02:00", "json-ld" },
  { "date-meta", "<meta property='article:published_time' content='2019-05-03T10:15Z'>", ANALYZER_FIELD_PUBLISHED,
    "2019-05-03T10:15:00Z", "article:published_time" },
  { "date-parsely", "<meta name='parsely-pub-date' content='Fri, 03 May 2019 10:15:00 +0000'>", ANALYZER_FIELD_PUBLISHED,
    "2019-05-03T10:15:00Z", "parsely-pub-date" },
  { "date-dc", "<meta name='DC.date.issued' content='2019-05-03'>", ANALYZER_FIELD_PUBLISHED, "2019-05-03",
    "dc.date.issued" },
  { "date-time", "</head><body><time datetime='2019-05-03'>Friday</time>", ANALYZER_FIELD_PUBLISHED, "2019-05-03", "time" },
  { "date-time-text", "</head><body><time>May 3, 2019</time>", ANALYZER_FIELD_PUBLISHED, "2019-05-03", "time" },
  { "publisher", "<meta property='og:site_name' content='The Brack Mail'>", ANALYZER_FIELD_PUBLISHER, "The Brack Mail",
    "og:site_name" },
  { "url", "<link rel=canonical href='https://example.org/harbour'>", ANALYZER_FIELD_URL, "https://example.org/harbour",
    "link:canonical" },
  { "language-locale", "<meta property='og:locale' content='en_GB'>", ANALYZER_FIELD_LANGUAGE, "en-GB", "og:locale" },
  { "nothing", "<meta name=date content='soon'>", ANALYZER_FIELD_PUBLISHED, NULL, NULL },
};

static void
test_field (gconstpointer data)
{
  const FieldCase *c = data;
  g_autofree char *page = g_strconcat ("<html><head>", c->head, P (ONE) P (TWO) P (THREE), NULL);
  g_autoptr(AnalyzerArticle) article = read_page (page, strlen (page));
  GPtrArray *candidates = analyzer_article_get_candidates (article, c->field);

  g_assert_cmpstr (analyzer_article_get_field (article, c->field), ==, c->value);
  if (c->value != NULL)
    g_assert_cmpstr (((AnalyzerCandidate *) g_ptr_array_index (candidates, 0))->origin, ==, c->origin);
  else
    g_assert_cmpuint (candidates->len, ==, 0);
}

/* Every candidate is kept, the first is the one to believe. */
static void
test_candidates (void)
{
  const char *page = "<html lang=en><head><title>Third - The Brack Mail</title><meta property='og:title' content='Second'>"
                     LD ("{\"@type\":\"NewsArticle\",\"headline\":\"First\"}") "</head>" P (ONE) P (TWO);
  g_autoptr(AnalyzerArticle) article = read_page (page, strlen (page));
  GPtrArray *titles = analyzer_article_get_candidates (article, ANALYZER_FIELD_TITLE);

  g_assert_cmpuint (titles->len, ==, 3);
  g_assert_cmpstr (((AnalyzerCandidate *) g_ptr_array_index (titles, 0))->value, ==, "First");
  g_assert_cmpstr (((AnalyzerCandidate *) g_ptr_array_index (titles, 1))->value, ==, "Second");
  g_assert_cmpstr (analyzer_article_get_field (article, ANALYZER_FIELD_LANGUAGE), ==, "en");
}

typedef struct
{
  const char *name;
  const char *page;
  gsize       length;
} EncodingCase;

#define BYTES(s) s, sizeof (s) - 1
#define CAFE "The café of Brack – it has no other – is shut, and its owner said that it will stay so."
#define U8 "The caf\xc3\xa9 of Brack \xe2\x80\x93 it has no other \xe2\x80\x93 is shut, and its owner said that it will stay so."
#define W1252 "The caf\xe9 of Brack \x96 it has no other \x96 is shut, and its owner said that it will stay so."

static const EncodingCase encodings[] = {
  { "mark", BYTES ("\xef\xbb\xbf<html><head><meta charset=iso-8859-1></head>" P (U8)) },
  { "utf-8-undeclared", BYTES ("<html><head></head>" P (U8)) },
  { "utf-8-declared-wrong", BYTES ("<html><head><meta charset='iso-8859-1'></head>" P (U8)) },
  { "latin-1-is-windows-1252", BYTES ("<html><head><meta charset=\"ISO-8859-1\"></head>" P (W1252)) },
  { "http-equiv", BYTES ("<html><head><meta http-equiv='Content-Type' content='text/html; charset=windows-1252'></head>"
                         P (W1252)) },
  { "xml-declaration", BYTES ("<?xml version='1.0' encoding='windows-1252'?><html><head></head>" P (W1252)) },
  { "undeclared", BYTES ("<html><head></head>" P (W1252)) },
  { "zeros", BYTES ("<html>\0<head></head><p>\0" U8 "</p>\0") },
};

static void
test_encoding (gconstpointer data)
{
  const EncodingCase *c = data;
  g_autoptr(AnalyzerArticle) article = read_page (c->page, c->length);

  assert_text (article, CAFE);
}

static void
test_utf_16 (void)
{
  g_autofree char *page = NULL;
  gsize length;
  g_autoptr(AnalyzerArticle) article = NULL;

  page = g_convert ("<html><head></head>" P (CAFE), -1, "UTF-16LE", "UTF-8", NULL, &length, NULL);
  article = read_page (page, length);
  assert_text (article, CAFE);
}

static void
assert_fails (GString    *page,
              const char *code)
{
  g_autoptr(GBytes) bytes = g_string_free_to_bytes (page);
  g_autoptr(GError) error = NULL;

  g_assert_null (analyzer_read_bytes (bytes, "page.html", "html", NULL, NULL, &error));
  g_assert_nonnull (error);
  g_assert_cmpstr (analyzer_reading_error_to_code (error), ==, code);
}

static GString *
repeat (const char *part,
        guint       times)
{
  GString *page = g_string_new ("<html><body>");

  for (guint i = 0; i < times; i++)
    g_string_append (page, part);

  return page;
}

static void
test_deep (void)
{
  assert_fails (repeat ("<div>", 100000), "damaged");
  assert_fails (repeat ("<section><span>", 100000), "damaged");
}

static void
test_no_article (void)
{
  assert_fails (g_string_new ("<html><body></body></html>"), "no-text");
  assert_fails (g_string_new ("<html><body><nav><a href=/>Home</a></nav></body></html>"), "no-text");
  assert_fails (g_string_new ("<"), "no-text");
}

static void
test_too_large (void)
{
  GString *page = g_string_new ("<html><body>");

  g_string_set_size (page, 65 * 1024 * 1024);
  memset (page->str + 12, ' ', page->len - 12);
  assert_fails (page, "too-large");
}

/* Nothing is ever replaced by what a page declares or fetched. */
static void
test_entities (void)
{
  const char *page = "<!DOCTYPE html [<!ENTITY a SYSTEM 'file:///etc/passwd'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'>]>"
                     "<html><body>" P ("He said &b; and &a; once more, and then he left the harbour for good.") P (TWO);
  g_autoptr(AnalyzerArticle) article = read_page (page, strlen (page));
  gsize length;
  const char *text = analyzer_article_get_utf8 (article, &length);

  g_assert_null (g_strstr_len (text, length, "root:"));
  g_assert_cmpuint (length, <, 400);
}

/* Wherever a page is cut off, it is read or refused, and its text is UTF-8. */
static void
test_cut (void)
{
  const char *page = "<!DOCTYPE html><html lang=en><head><meta charset=utf-8><title>Harbour – news</title>"
                     LD ("{\"@type\":\"NewsArticle\",\"headline\":\"A “b”\",\"author\":[{\"name\":\"C\"}]}")
                     "</head><body class='x'><!-- c --><article>" P (CAFE) "<p title='&quot;'>" TWO "</p><!-- d";
  gsize length = strlen (page);

  for (gsize n = 1; n < length; n++)
    {
      g_autoptr(GBytes) bytes = g_bytes_new (page, n);
      g_autoptr(GError) error = NULL;
      g_autoptr(GPtrArray) articles = analyzer_read_bytes (bytes, NULL, "html", NULL, NULL, &error);

      if (articles != NULL)
        {
          gsize size;
          const char *text = analyzer_article_get_utf8 (g_ptr_array_index (articles, 0), &size);

          g_assert_true (g_utf8_validate_len (text, size, NULL));
        }
      else
        {
          g_assert_cmpint (error->domain, ==, ANALYZER_READING_ERROR);
        }
    }
}

/* What makes a careless reader quadratic. */
static void
test_time (void)
{
  static const char *const parts[] = {
    "<p class='a b'>x", "</div>", "<a href=x>y</a>", "<!--", "<table><tr><td>z", "&amp", "<li><ul>x</ul>", "<script>x</script>",
    "<span hidden>a</span>", "<div style='display:none'>a b c</div>", "<p>a<br>b", "<article class='article-body'><p>x</p></article>",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autoptr(GBytes) bytes = g_string_free_to_bytes (repeat (parts[i], 2000000 / strlen (parts[i])));
      g_autoptr(GPtrArray) articles = NULL;

      g_test_timer_start ();
      articles = analyzer_read_bytes (bytes, NULL, "html", NULL, NULL, NULL);
      g_test_message ("%s: %.2f s", parts[i], g_test_timer_elapsed ());
      g_assert_cmpfloat (g_test_timer_last (), <, 20);
    }
}

#define ADD(table, function) \
  for (gsize i = 0; i < G_N_ELEMENTS (table); i++) \
    { \
      g_autofree char *path = g_strconcat ("/reading/html/" #table "/", table[i].name, NULL); \
      g_test_add_data_func (path, &table[i], function); \
    }

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD (bodies, test_body)
  ADD (fields, test_field)
  ADD (encodings, test_encoding)
  g_test_add_func ("/reading/html/candidates", test_candidates);
  g_test_add_func ("/reading/html/utf-16", test_utf_16);
  g_test_add_func ("/reading/html/deep", test_deep);
  g_test_add_func ("/reading/html/no-article", test_no_article);
  g_test_add_func ("/reading/html/too-large", test_too_large);
  g_test_add_func ("/reading/html/entities", test_entities);
  g_test_add_func ("/reading/html/cut", test_cut);
  g_test_add_func ("/reading/html/time", test_time);

  return g_test_run ();
}
