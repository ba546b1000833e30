/* What each format of text reads as: a row a document. Formats in archives have
 * tests of their own.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <string.h>

#include "reading/reader.h"

typedef struct
{
  const char *name;
  const char *format;
  const char *document;
  guint       n_articles;
  guint       which;            /* the one that the rest is about */
  const char *text;
  const char *title;
  const char *byline;
  const char *published;
  const char *publisher;
  const char *url;
  const char *language;
} Case;

#define XML "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
#define RSS(items) XML "<rss version=\"2.0\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\" " \
  "xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><channel><title>The Brack Mail</title><language>en-gb</language>" items \
  "</channel></rss>"

/* A turn that becomes two paragraphs. */
#define WORDS "The bridge of Brack is shut and the council of the town has said that it will not be opened again before the "
#define LONG WORDS "end of the year. " WORDS "end of the next one. " WORDS "end of the world. " WORDS "end of it all."

static const Case cases[] = {
  /* Feeds. */
  { "rss", "feed",
    RSS ("<item><title>Bridge &amp; road</title><link>https://example.org/1</link><dc:creator>Ada Holm</dc:creator>"
         "<pubDate>Fri, 03 May 2019 10:15:00 GMT</pubDate><description>Short.</description><content:encoded><![CDATA[<p>The"
         " bridge is shut.</p><p>“For good,” she said.</p><p><a href='/x'>Continue reading</a></p>]]></content:encoded></item>"
         "<item><title>Second</title><description>Only a &lt;b&gt;summary&lt;/b&gt; &amp;amp; no more.</description></item>"
         "<item><title>A link alone</title><link>https://example.org/3</link></item>"),
    2, 0, "The bridge is shut.\n\n“For good,” she said.", "Bridge & road", "Ada Holm", "2019-05-03T10:15:00Z",
    "The Brack Mail", "https://example.org/1", "en-gb" },
  { "rss-summary", "feed", RSS ("<item><description>Only a &lt;b&gt;summary&lt;/b&gt; &amp;amp; no more.</description></item>"),
    1, 0, "Only a summary & no more.", NULL, NULL, NULL, "The Brack Mail", NULL, "en-gb" },
  { "rss-author-address", "feed",
    RSS ("<item><author>ada@example.org (Ada Holm)</author><description>The bridge is shut.</description></item>"),
    1, 0, "The bridge is shut.", NULL, "Ada Holm", NULL, "The Brack Mail", NULL, "en-gb" },
  { "rss-1", "feed",
    XML "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" xmlns=\"http://purl.org/rss/1.0/\" "
    "xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><channel><title>Mail</title></channel><item><title>One</title>"
    "<dc:date>2019-05-03</dc:date><description>The bridge is shut.</description></item></rdf:RDF>",
    1, 0, "The bridge is shut.", "One", NULL, "2019-05-03", "Mail", NULL, NULL },
  { "atom", "feed",
    XML "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"en\"><title>Mail</title><entry><title>One</title>"
    "<link rel=\"self\" href=\"https://example.org/self\"/><link href=\"https://example.org/1\"/>"
    "<author><name>Ada Holm</name></author><author><name>Li Wei</name></author><published>2019-05-03T10:15:00Z</published>"
    "<content type=\"xhtml\"><div xmlns=\"http://www.w3.org/1999/xhtml\"><p>The <em>bridge</em> is shut.</p><p>For good.</p>"
    "</div></content></entry><entry><title>Two</title><summary type=\"text\">1 &lt; 2, she said.</summary></entry></feed>",
    2, 0, "The bridge is shut.\n\nFor good.", "One", "Ada Holm, Li Wei", "2019-05-03T10:15:00Z", "Mail",
    "https://example.org/1", "en" },
  { "atom-text", "feed",
    XML "<feed xmlns=\"http://www.w3.org/2005/Atom\"><entry><title>Two</title><summary type=\"text\">1 &lt; 2, she said."
    "</summary></entry></feed>", 1, 0, "1 < 2, she said.", "Two", NULL, NULL, NULL, NULL, NULL },
  { "feed-entities", "feed",
    "<!DOCTYPE rss [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;\"><!ENTITY c SYSTEM \"file:///etc/passwd\">]>"
    "<rss version=\"2.0\"><channel><item><description>Caf&eacute; &b;&c; closed.</description></item></channel></rss>",
    1, 0, "Café closed.", NULL, NULL, NULL, NULL, NULL, NULL },
  { "json-feed", "json",
    "{\"version\": \"https://jsonfeed.org/version/1.1\", \"title\": \"Mail\", \"language\": \"en\", \"items\": ["
    "{\"id\": \"1\", \"title\": \"One\", \"url\": \"https://example.org/1\", \"authors\": [{\"name\": \"Ada Holm\"}],"
    "\"date_published\": \"2019-05-03T10:15:00Z\", \"content_html\": \"<p>The bridge is shut.</p><p>For good.</p>\"},"
    "{\"id\": \"2\", \"content_text\": \"Line one.\\nLine two.\"}, 3, {\"id\": \"4\"}]}",
    2, 0, "The bridge is shut.\n\nFor good.", "One", "Ada Holm", "2019-05-03T10:15:00Z", "Mail", "https://example.org/1", "en" },
  { "json-feed-text", "json",
    "{\"version\": \"https://jsonfeed.org/version/1\", \"author\": {\"name\": \"Li Wei\"}, \"items\": ["
    "{\"id\": \"2\", \"content_text\": \"Line one.\\n\\nLine two.\"}]}",
    1, 0, "Line one.\n\nLine two.", NULL, "Li Wei", NULL, NULL, NULL, NULL },

  /* News agencies. */
  { "nitf", "newsml",
    XML "<!DOCTYPE nitf SYSTEM \"nitf-3-4.dtd\"><nitf xml:lang=\"en\"><head><title>Other</title><docdata><date.issue "
    "norm=\"20190503T101500Z\"/><doc.copyright holder=\"Brack News\" year=\"2019\"/></docdata></head><body><body.head>"
    "<hedline><hl1>Bridge shut</hl1><hl2>For good</hl2></hedline><byline>By Ada Holm</byline><abstract><p>An abstract.</p>"
    "</abstract></body.head><body.content><p lede=\"true\">The bridge is shut.</p><media><media-caption><p>A picture.</p>"
    "</media-caption></media><hl2>No way</hl2><block><p>“For good,” she said.</p></block></body.content></body></nitf>",
    1, 0, "The bridge is shut.\n\nNo way\n\n“For good,” she said.", "Bridge shut", "Ada Holm", "2019-05-03T10:15:00Z",
    "Brack News", NULL, "en" },
  { "newsml-g2-nitf", "newsml",
    XML "<newsItem xmlns=\"http://iptc.org/std/nar/2006-10-01/\" xml:lang=\"en-GB\"><itemMeta><provider qcode=\"x\"><name>"
    "Brack News</name></provider><versionCreated>2019-05-03T12:00:00Z</versionCreated></itemMeta><contentMeta>"
    "<contentCreated>2019-05-03T10:15:00Z</contentCreated><creator><name>Ada Holm</name></creator><headline>Bridge shut"
    "</headline></contentMeta><contentSet><inlineXML contenttype=\"application/nitf+xml\"><nitf><body><body.content>"
    "<p>The bridge is shut.</p><p>For good.</p></body.content></body></nitf></inlineXML></contentSet></newsItem>",
    1, 0, "The bridge is shut.\n\nFor good.", "Bridge shut", "Ada Holm", "2019-05-03T10:15:00Z", "Brack News", NULL, "en-GB" },
  { "newsml-g2-message", "newsml",
    XML "<newsMessage xmlns=\"http://iptc.org/std/nar/2006-10-01/\"><header/><itemSet><newsItem><contentMeta><headline>One"
    "</headline></contentMeta><contentSet><inlineXML contenttype=\"application/xhtml+xml\"><html xmlns=\"http://www.w3.org/"
    "1999/xhtml\"><head><title>T</title></head><body><p>The bridge is shut.</p></body></html></inlineXML></contentSet>"
    "</newsItem><newsItem><contentMeta><headline>Two</headline><language tag=\"de\"/></contentMeta><contentSet><inlineData "
    "contenttype=\"text/plain\">Line one.\nLine two.</inlineData></contentSet></newsItem><newsItem><contentSet>"
    "<remoteContent href=\"a.jpg\"/></contentSet></newsItem></itemSet></newsMessage>",
    2, 1, "Line one.\n\nLine two.", "Two", NULL, NULL, NULL, NULL, "de" },
  { "newsml-1", "newsml",
    XML "<NewsML><NewsItem><NewsManagement><FirstCreated>20190503T101500Z</FirstCreated></NewsManagement><NewsComponent>"
    "<NewsLines><HeadLine>Bridge shut</HeadLine><ByLine>Ada Holm</ByLine></NewsLines><AdministrativeMetadata><Provider>"
    "<Party FormalName=\"Brack News\"/></Provider></AdministrativeMetadata><DescriptiveMetadata><Language FormalName=\"en\"/>"
    "</DescriptiveMetadata><ContentItem><DataContent><p>The bridge is shut.</p><p>For good.</p></DataContent></ContentItem>"
    "</NewsComponent></NewsItem></NewsML>",
    1, 0, "The bridge is shut.\n\nFor good.", "Bridge shut", "Ada Holm", "2019-05-03T10:15:00Z", "Brack News", NULL, "en" },
  { "ninjs-1", "json",
    "{\"uri\": \"https://example.org/1\", \"type\": \"text\", \"versioncreated\": \"2019-05-03T10:15:00Z\", \"byline\": "
    "\"Ada Holm\", \"headline\": \"Bridge shut\", \"language\": \"en\", \"copyrightholder\": \"Brack News\","
    "\"body_text\": \"Not this.\", \"body_xhtml\": \"<p>The bridge is shut.</p><p>For good.</p>\"}",
    1, 0, "The bridge is shut.\n\nFor good.", "Bridge shut", "Ada Holm", "2019-05-03T10:15:00Z", "Brack News",
    "https://example.org/1", "en" },
  { "ninjs-2", "json",
    "{\"uri\": \"urn:x\", \"versionCreated\": \"2019-05-03T10:15:00Z\", \"by\": \"Ada Holm\", \"headlines\": [{\"role\": "
    "\"short\", \"value\": \"Shut\"}, {\"role\": \"main\", \"value\": \"Bridge shut\"}], \"bodies\": [{\"role\": \"main\", "
    "\"contentType\": \"text/plain\", \"value\": \"Line one.\\nLine two.\"}]}",
    1, 0, "Line one.\n\nLine two.", "Bridge shut", "Ada Holm", "2019-05-03T10:15:00Z", NULL, NULL, NULL },

  /* Messages. */
  { "mail-plain", "mail",
    "From: Ada Holm <ada@example.org>\r\nTo: desk@example.org\r\nSubject: =?utf-8?q?Br=C3=BCcke_shut?=\r\nDate: Fri, 03 May "
    "2019 10:15:00 +0200\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: "
    "quoted-printable\r\n\r\nThe caf=E9 at the bri=\r\ndge\r\nis shut.\r\n\r\n=93For good,=94 she said.\r\n",
    1, 0, "The café at the bridge is shut.\n\n“For good,” she said.", "Brücke shut", "Ada Holm",
    "2019-05-03T10:15:00+02:00", NULL, NULL, NULL },
  { "mail-newsletter", "mail",
    "From: The Brack Mail <news@example.org>\nSubject: Morning\nMIME-Version: 1.0\nDate: Fri, 03 May 2019 10:15:00 +0000\n"
    "Content-Type: multipart/alternative; boundary=\"x\"\n\n--x\nContent-Type: text/plain\n\nSee the web.\n--x\n"
    "Content-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: base64\n\nPGh0bWw+PHA+VGhlIGJyaWRnZSBpcyBzaHV0Ljwv"
    "cD48cD48YSBocmVmPXg+\nUmVhZCBtb3JlPC9hPjwvcD48cD5Gb3IgZ29vZC48L3A+\n--x--\n",
    1, 0, "The bridge is shut.\n\nFor good.", "Morning", "The Brack Mail", "2019-05-03T10:15:00Z", NULL, NULL, NULL },
  { "mailbox", "mail",
    "From a@example.org Fri May  3 10:15:00 2019\nFrom: A Holm <a@example.org>\nSubject: One\nMIME-Version: 1.0\nDate: Fri, 03 "
    "May 2019 10:15:00 +0000\n\nThe bridge is shut.\n\nFrom b@example.org Fri May  3 10:15:00 2019\nFrom: B Wei <b@example.org>"
    "\nSubject: Two\nDate: Fri, 03 May 2019 11:15:00 +0000\n\nThe road is open.\n",
    2, 1, "The road is open.", "Two", "B Wei", "2019-05-03T11:15:00Z", NULL, NULL, NULL },
  { "mhtml", "mail",
    "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://example.org/bridge\r\nSubject: Bridge\r\nDate: Fri, 3 May 2019 "
    "10:15:00 -0000\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n\tboundary=\"y\"\r\n"
    "\r\n--y\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\nContent-Location: "
    "https://example.org/bridge\r\n\r\n<html lang=3D\"en\"><head><meta property=3D\"og:title\" content=3D\"Bridge shut\"></head>"
    "<nav><a href=3Dx>Home</a></nav><p>The bridge of Brack is shut for good, the coun=\r\ncil said on Friday.</p></html>\r\n"
    "--y\r\nContent-Type: text/css\r\n\r\np { }\r\n--y--\r\n",
    1, 0, "The bridge of Brack is shut for good, the council said on Friday.", "Bridge shut", NULL, NULL, NULL,
    "https://example.org/bridge", "en" },
  { "mail-look-alike", "plain", "From: here\nTo: eternity\n\nA film that everybody has seen.\n",
    1, 0, "From: here\nTo: eternity\n\nA film that everybody has seen.\n", NULL, NULL, NULL, NULL, NULL, NULL },

  /* Rich Text. */
  { "rtf", "rtf",
    "{\\rtf1\\ansi\\ansicpg1252\\deff0{\\fonttbl{\\f0\\fswiss\\fcharset0 Arial;}{\\f1\\fcharset204 Arial Cyr;}}{\\colortbl;\\red0;}"
    "{\\info{\\title Bridge shut}{\\author Ada Holm}{\\operator X}{\\creatim\\yr2019\\mo5\\dy3\\hr10\\min15}}{\\*\\generator y;}"
    "{\\header\\pard A head\\par}\\pard\\plain The {\\b caf\\'e9} is\n \\i shut\\i0 .\\par\n\\pard\\u8220 ?For good,\\u8221\\'94 she"
    "\\line said \\emdash  twice.{\\footnote A note.}\\par {\\v hidden}{\\f1\\'cf\\'f0\\'e8}\\~x\\_y\\{z\\}\\par"
    "{\\field{\\*\\fldinst HYPERLINK \"x\"}{\\fldrslt a link}}{\\pict 0102}\\cell}",
    1, 0, "The café is shut.\n\n“For good,” she\nsaid — twice.\n\nПри x-y{z}\n\na link\n\nA note.", "Bridge shut", "Ada Holm", "2019-05-03",
    NULL, NULL, NULL },
  { "rtf-pairs", "rtf", "{\\rtf1\\uc1 A\\u-10179?\\u-8704? b\\uc0\\u233 .\\par}", 1, 0, "A😀 bé.", NULL, NULL, NULL, NULL, NULL, NULL },

  /* Markdown. */
  { "front-matter", "markdown",
    "---\ntitle: \"Bridge shut\"\nauthors:\n  - Ada Holm\n  - Li Wei\ndate: 2019-05-03\nlang: en\ntags: [a]\n---\nThe **bridge** is\n"
    "[shut](http://example.org).\n\n> “For good,” she said.\n\n- One\n- Two\n\n![a picture](x.png)\n",
    1, 0, "The bridge is shut.\n\n“For good,” she said.\n\nOne\n\nTwo", "Bridge shut", "Ada Holm, Li Wei", "2019-05-03", NULL, NULL,
    "en" },

  /* Subtitles. */
  { "srt", "subtitles",
    "1\r\n00:00:01,000 --> 00:00:02,500\r\nThe bridge\r\nis <i>shut</i>.\r\n\r\n2\r\n00:00:03,000 --> 00:00:04,000\r\n- For good?\r\n"
    "- For good.\r\n", 1, 0, "The bridge is shut.\n\nFor good?\n\nFor good.", NULL, NULL, NULL, NULL, NULL, NULL },
  { "vtt", "subtitles",
    "WEBVTT\n\nNOTE not this\n\n1\n00:01.000 --> 00:02.500 align:start\n<v Ada Holm>The bridge is shut.\n\n00:03.000 --> 00:04.000\n"
    "<v Ada Holm>For good &amp; all.</v>\n\n00:05.000 --> 00:06.000\n<v Li Wei>No!\n",
    1, 0, "Ada Holm: The bridge is shut. For good & all.\n\nLi Wei: No!", NULL, NULL, NULL, NULL, NULL, NULL },

  { "srt-labels", "subtitles",
    "1\n00:00:01,000 --> 00:00:02,500\nADA HOLM: The bridge\nis shut.\n\n2\n00:00:03,000 --> 00:00:04,000\nMs. Li Wei: No! It\nsays: no.\n\n"
    "3\n00:00:05,000 --> 00:00:06,000\nAt 10:30: never.\n- Who?\n",
    1, 0, "ADA HOLM: The bridge is shut.\n\nMs. Li Wei: No! It says: no. At 10:30: never.\n\nWho?", NULL, NULL, NULL, NULL, NULL, NULL },
  { "vtt-long", "subtitles",
    "WEBVTT\n\n00:01.000 --> 00:02.500\n<v Ada Holm>" LONG "\n\n00:03.000 --> 00:04.000\nFor good.\n",
    1, 0, "Ada Holm: " LONG "\n\nAda Holm: For good.", NULL, NULL, NULL, NULL, NULL, "en" },

  /* Encodings: valid UTF-8 wins over what is declared, ISO-8859-1 means windows-1252, letters stay as they are. */
  { "plain-ends", "plain", "The bridge\r\nis shut.\rFor good.\n\r\nNo.", 1, 0, "The bridge\nis shut.\nFor good.\n\nNo.",
    NULL, NULL, NULL, NULL, NULL, NULL },
  { "plain-marks", "plain", "\xef\xbb\xbf" "Cafe\xcc\x81 and caf\xc3\xa9, sa\xc2\xad" "id\xe2\x80\x8b\xe2\x81\xa0 she.", 1, 0,
    "Cafe\xcc\x81 and caf\xc3\xa9, sa\xc2\xad" "id\xe2\x80\x8b\xe2\x81\xa0 she.", NULL, NULL, NULL, NULL, NULL, NULL },
  { "html-wrong-declaration", "html",
    "<html><meta charset='iso-8859-1'><p>Caf\xc3\xa9 Cafe\xcc\x81 shut, \xe2\x80\x9cno,\xe2\x80\x9d she sa&shy;id.</p></html>", 1, 0,
    "Caf\xc3\xa9 Cafe\xcc\x81 shut, “no,” she said.", NULL, NULL, NULL, NULL, NULL, NULL },
  { "html-latin-1", "html",
    "<html><meta http-equiv='Content-Type' content='text/html; charset=ISO-8859-1'><p>Caf\xe9 shut, \x93no,\x94 she said.</p></html>",
    1, 0, "Café shut, “no,” she said.", NULL, NULL, NULL, NULL, NULL, NULL },
  { "rss-wrong-declaration", "feed",
    "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><rss version=\"2.0\"><channel><item><description>Caf\xc3\xa9 shut."
    "</description></item></channel></rss>", 1, 0, "Café shut.", NULL, NULL, NULL, NULL, NULL, NULL },
  { "rss-latin-1", "feed",
    "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><rss version=\"2.0\"><channel><item><description>Caf\xe9 \x93shut\x94."
    "</description></item></channel></rss>", 1, 0, "Café “shut”.", NULL, NULL, NULL, NULL, NULL, NULL },
  { "mail-wrong-declaration", "mail",
    "From: A <a@example.org>\nSubject: Caf\xc3\xa9\nMIME-Version: 1.0\nContent-Type: text/plain; charset=iso-8859-1\n"
    "Content-Transfer-Encoding: 8bit\n\nCaf\xc3\xa9 shut.\n", 1, 0, "Café shut.", "Café", "A", NULL, NULL, NULL, NULL },

  /* Web archives. */
  { "warc", "warc",
    "WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 4\r\n\r\na: b\r\n\r\nWARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: "
    "<https://example.org/bridge/>\r\nContent-Length: 159\r\n\r\nHTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"
    "<html lang=en><title>Bridge shut</title><p>The bridge of Brack is shut for good, it said.</p></html>\r\n\r\nWARC/1.0\r\n"
    "WARC-Type: response\r\nContent-Length: 999\r\n\r\nHTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n"
    "\r\n20\r\n<p>The road of Brack is open for\r\n14;x=y\r\n all, they also say.\r\n0\r\n\r\n",
    2, 0, "The bridge of Brack is shut for good, it said.", "Bridge shut", NULL, NULL, NULL, "https://example.org/bridge/", "en" },
  { "warc-chunks", "warc",
    "WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 999\r\n\r\nHTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: "
    "chunked\r\n\r\n20\r\n<p>The road of Brack is open for\r\n14;x=y\r\n all, they also say.\r\n0\r\n\r\n",
    1, 0, "The road of Brack is open for all, they also say.", NULL, NULL, NULL, NULL, NULL, NULL },
};

static void
test_read (gconstpointer data)
{
  const Case *c = data;
  g_autoptr(GBytes) bytes = g_bytes_new_static (c->document, strlen (c->document));
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) articles = analyzer_read_bytes (bytes, "wrong.name", NULL, NULL, NULL, &error);
  g_autofree char *text = NULL;
  AnalyzerArticle *article;
  const char *words;
  gsize length;

  g_assert_no_error (error);
  g_assert_cmpuint (articles->len, ==, c->n_articles);
  article = g_ptr_array_index (articles, c->which);
  words = analyzer_article_get_utf8 (article, &length);
  text = g_strndup (words, length);
  g_assert_cmpstr (analyzer_article_get_format (article), ==, c->format);
  g_assert_cmpstr (text, ==, c->text);
  g_assert_cmpstr (analyzer_article_get_field (article, ANALYZER_FIELD_TITLE), ==, c->title);
  g_assert_cmpstr (analyzer_article_get_field (article, ANALYZER_FIELD_BYLINE), ==, c->byline);
  g_assert_cmpstr (analyzer_article_get_field (article, ANALYZER_FIELD_PUBLISHED), ==, c->published);
  g_assert_cmpstr (analyzer_article_get_field (article, ANALYZER_FIELD_PUBLISHER), ==, c->publisher);
  g_assert_cmpstr (analyzer_article_get_field (article, ANALYZER_FIELD_URL), ==, c->url);
  g_assert_cmpstr (analyzer_article_get_field (article, ANALYZER_FIELD_LANGUAGE), ==, c->language);
}

static const struct
{
  const char *name;
  const char *format;
  const char *document;
  const char *code;
} failures[] = {
  { "feed-of-links", "feed", RSS ("<item><title>One</title><link>https://example.org/1</link></item>"), "no-text" },
  { "feed-cut-off", "feed", "<", "damaged" },
  { "newsml-remote", "newsml", XML "<newsItem xmlns=\"http://iptc.org/std/nar/2006-10-01/\"><contentSet><remoteContent/>"
    "</contentSet></newsItem>", "no-text" },
  { "mail-empty", "mail", "From: a@example.org\nSubject: x\nMIME-Version: 1.0\n\n", "no-text" },
  { "rtf-empty", "rtf", "{\\rtf1{\\info{\\title x}}}", "no-text" },
  { "markdown-empty", "markdown", "---\ntitle: x\n---\n\n", "empty" },
  { "subtitles-empty", "subtitles", "WEBVTT\n\nNOTE x\n", "no-text" },
  { "warc-empty", "warc", "WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 0\r\n\r\n", "no-text" },
  { "warc-cut-off", "warc", "WARC/1.0\r\nWARC-Ty", "damaged" },
  { "json-cut-off", "json", "{\"uri\": \"x\", \"versioncreated\": \"", "damaged" },
  { "json-value", "json", "3", "damaged" },
  { "json-empty", "json", "{\"uri\": \"x\", \"versioncreated\": \"\"}", "no-text" },
};

static void
test_fail (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr(GBytes) bytes = g_bytes_new_static (failures[i].document, strlen (failures[i].document));
  g_autoptr(GError) error = NULL;

  g_assert_null (analyzer_read_bytes (bytes, NULL, failures[i].format, NULL, NULL, &error));
  g_assert_nonnull (error);
  g_assert_cmpstr (analyzer_reading_error_to_code (error), ==, failures[i].code);
  g_assert_true (g_str_has_suffix (error->message, "."));
}

#define WARC_PAGE(address, type, body) \
  "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: " address "\r\nContent-Length: 133\r\n\r\nHTTP/1.1 200 OK\r\n" \
  "Content-Type: " type "\r\n\r\n" body
#define WARC_TEXT "<p>The bridge of Brack is shut for good, the town said.</p>                              "
#define WARC_NOTHING "<!-- nothing, nothing, nothing, nothing, nothing, nothing, nothing, nothing, nothing --> "

/* What is left out of a file of several articles, in one sentence. */
static const struct
{
  const char *name;
  const char *format;
  const char *document;
  guint       n_articles;
  const char *message;          /* NULL for none */
} leavings[] = {
  { "feed", "feed", "<rss><channel><item><title>A &amp; B</title></item><item><description>Some text.</description></item><item/>"
    "</channel></rss>", 1, "2 parts of the file hold no article that can be read. The first is “A & B”." },
  { "feed-whole", "feed", "<rss><channel><item><description>Some text.</description></item></channel></rss>", 1, NULL },
  { "feed-nameless", "feed", "<rss><channel><item/><item><description>Some text.</description></item></channel></rss>", 1,
    "1 part of the file holds no article that can be read." },
  { "json", "json", "{\"version\": \"https://jsonfeed.org/version/1\", \"items\": [{\"content_text\": \"Some text.\"}, "
    "{\"title\": \"No text\"}]}", 1, "1 part of the file holds no article that can be read. It is “No text”." },
  { "newsml", "newsml", "<newsMessage><newsItem><contentMeta><headline>A picture</headline></contentMeta></newsItem><newsItem>"
    "<contentSet><inlineData>Some text.</inlineData></contentSet></newsItem></newsMessage>", 1,
    "1 part of the file holds no article that can be read. It is “A picture”." },
  { "mail", "mail", "From a Fri May  3 10:15:00 2019\nFrom: a@b\nSubject: Nothing in it\n\n\nFrom a Fri May  3 10:15:00 2019\n"
    "From: a@b\nSubject: c\n\nSome text.\n\n", 1, "1 part of the file holds no article that can be read. It is “Nothing in it”." },
  { "warc", "warc", WARC_PAGE ("https://example.org/a/", "text/html", WARC_NOTHING) "\r\n\r\n"
    WARC_PAGE ("https://example.org/b/", "text/html", WARC_TEXT) "\r\n\r\n"
    WARC_PAGE ("https://example.org/c.css", "text/css;", WARC_NOTHING), 1,
    "1 part of the file holds no article that can be read. It is “https://example.org/a/”." },
  { "warc-cut-off", "warc", WARC_PAGE ("https://example.org/b/", "text/html", WARC_TEXT) "\r\n\r\nWARC/1.0\r\nWARC-Ty", 1,
    "The archive is damaged or cut off; fetch it again." },
  { "warc-short", "warc", WARC_PAGE ("https://example.org/b/", "text/html", WARC_TEXT) "\r\n\r\n"
    "WARC/1.0\r\nWARC-Type: metadata\r\nContent-Length: 1000\r\n\r\nonly a part", 1,
    "The archive is damaged or cut off; fetch it again." },
};

static void
test_leavings (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr(GBytes) bytes = g_bytes_new_static (leavings[i].document, strlen (leavings[i].document));
  g_autoptr(GPtrArray) told = analyzer_failures_new (), articles = NULL;
  g_autoptr(GError) error = NULL;

  articles = analyzer_read_bytes (bytes, "a", leavings[i].format, told, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (articles->len, ==, leavings[i].n_articles);
  g_assert_cmpuint (told->len, ==, leavings[i].message != NULL ? 1 : 0);
  if (told->len > 0)
    {
      const AnalyzerFailure *failure = g_ptr_array_index (told, 0);

      g_assert_cmpstr (failure->path, ==, "a");
      g_assert_cmpstr (failure->error->message, ==, leavings[i].message);
    }
}

/* The rest is not left out without a word. */
static void
test_too_many (void)
{
  g_autoptr(GString) document = g_string_new ("{\"version\": \"https://jsonfeed.org/version/1\", \"items\": [");
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(GPtrArray) told = analyzer_failures_new (), articles = NULL;
  g_autoptr(GError) error = NULL;

  for (guint i = 0; i < 100001; i++)
    g_string_append_printf (document, "%s{\"content_text\": \"a\"}", i > 0 ? "," : "");
  g_string_append (document, "]}");
  bytes = g_bytes_new (document->str, document->len);
  articles = analyzer_read_bytes (bytes, "a", "json", told, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (articles->len, ==, 100000);
  g_assert_cmpuint (told->len, ==, 1);
  g_assert_error (((AnalyzerFailure *) g_ptr_array_index (told, 0))->error, ANALYZER_READING_ERROR, ANALYZER_READING_ERROR_TOO_LARGE);
}

static void
assert_bounded (const char *format,
                const char *begin,
                const char *part,
                guint       times)
{
  g_autoptr(GString) document = g_string_new (begin);
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(GPtrArray) articles = NULL;
  g_autoptr(GError) error = NULL;

  for (guint i = 0; i < times; i++)
    g_string_append (document, part);
  bytes = g_bytes_new (document->str, document->len);

  g_test_timer_start ();
  articles = analyzer_read_bytes (bytes, NULL, format, NULL, NULL, &error);
  g_test_message ("%s %.20s: %.2f s", format, part, g_test_timer_elapsed ());
  g_assert_cmpfloat (g_test_timer_last (), <, 20);
  g_assert_true (articles != NULL || error->domain == ANALYZER_READING_ERROR);
}

static void
test_hostile (void)
{
  assert_bounded ("json", "", "[", 100000);
  assert_bounded ("json", "", "{\"a\":", 100000);
  assert_bounded ("mail", "", "Content-Type: multipart/mixed; boundary=a\n\n--a\n", 100000);
  assert_bounded ("mail", "From: a@b\n", "Content-Type: message/rfc822\n\n", 100000);
  assert_bounded ("mail", "From a b\n", "From: a@b\nSubject: c\n\nd\n\nFrom a b\n", 20000);
  assert_bounded ("rtf", "{\\rtf1", "{", 1000000);
  assert_bounded ("rtf", "{\\rtf1", "\\bin999999999 x", 100000);
  assert_bounded ("rtf", "{\\rtf1", "\\'e9\\u1?\\f9999\\fcharset1", 100000);
  assert_bounded ("markdown", "", "> ", 50000);
  assert_bounded ("markdown", "", "[a](", 50000);
  assert_bounded ("markdown", "", "[^a", 1000000);
  assert_bounded ("markdown", "", "[^a]: b\n", 50000);
  assert_bounded ("markdown", "a|b\n-|-\n", "a|b|c\n|||||\n", 50000);
  assert_bounded ("markdown", "", "*a **a ", 50000);
  assert_bounded ("subtitles", "WEBVTT\n", "<v a>{\\<", 200000);
  assert_bounded ("warc", "", "WARC/1.0\nWARC-Type: response\nContent-Length: 0\n\n", 100000);
  assert_bounded ("feed", "", "<item>", 100000);
  assert_bounded ("feed", "<rss><channel>", "<item><description>a</description></item>", 20000);
  assert_bounded ("newsml", "<nitf><body><body.content>", "<p>", 100000);
  assert_bounded ("newsml", "<newsMessage>", "<newsItem><contentSet>", 50000);
  assert_bounded ("feed",
                  "<!DOCTYPE r [<!ENTITY a \"aaaaaaaaaaaaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c "
                  "\"&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;\"><!ENTITY d \"&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;\"><!ENTITY e \"&d;&d;&d;&d;"
                  "&d;&d;&d;&d;&d;&d;\">]><rss><channel><item><description>", "&e;", 10000);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/reading/formats/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_read);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (failures); i++)
    {
      g_autofree char *path = g_strconcat ("/reading/formats/fail/", failures[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER ((guint) i), test_fail);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (leavings); i++)
    {
      g_autofree char *path = g_strconcat ("/reading/formats/leavings/", leavings[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER ((guint) i), test_leavings);
    }
  g_test_add_func ("/reading/formats/too-many", test_too_many);
  g_test_add_func ("/reading/formats/hostile", test_hostile);

  return g_test_run ();
}
