/* annotated-article.c: an article with what people found in it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "analyzer-discourse"

#include "config.h"

#include "discourse/annotated-article.h"

#include <json-glib/json-glib.h>
#include <string.h>

#include "text/offsets.h"

/* An article's standoff file is a few times its text at most; the views nest
 * five deep. What goes far beyond is not an annotation. */
#define FILE_MAX ANALYZER_TEXT_MAX
#define DEPTH_MAX 64
#define FORMS_MAX 1000

typedef struct
{
  char   *id;
  GArray *source;
  GArray *cue;
  GArray *content;
} Event;

G_DEFINE_QUARK (analyzer-discourse-error-quark, analyzer_discourse_error)

static void
event_free (gpointer data)
{
  Event *event = data;

  g_free (event->id);
  g_array_unref (event->source);
  g_array_unref (event->cue);
  g_array_unref (event->content);
  g_free (event);
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static int
compare_spans (gconstpointer a,
               gconstpointer b)
{
  const AnalyzerSpan *x = a, *y = b;

  if (x->start != y->start)
    return x->start < y->start ? -1 : 1;

  return x->end < y->end ? -1 : x->end > y->end;
}

/* The standoff files of a folder, sorted, so that the first annotator of an
 * article comes first. */
static GPtrArray *
list_standoff_files (const char  *attributions,
                     GError     **error)
{
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GDir) dir = g_dir_open (attributions, 0, error);
  const char *name;

  if (dir == NULL)
    return NULL;

  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".ann"))
      g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);

  return g_steal_pointer (&names);
}

/* NAME of NAME_ANNOTATOR.ann. */
static char *
dup_article_name (const char *file)
{
  g_autofree char *stem = g_strndup (file, strlen (file) - strlen (".ann"));
  const char *annotator = strrchr (stem, '_');

  return annotator != NULL ? g_strndup (stem, annotator - stem) : g_steal_pointer (&stem);
}

static gboolean
article_file_exists (const char *folder,
                     const char *name,
                     const char *ending)
{
  g_autofree char *file = g_strconcat (name, ending, NULL);
  g_autofree char *path = g_build_filename (folder, file, NULL);

  return g_file_test (path, G_FILE_TEST_IS_REGULAR);
}

/**
 * analyzer_annotated_article_list:
 * @articles: a folder of plain text, `NAME.txt`
 * @attributions: a folder of brat standoff, `NAME_ANNOTATOR.ann`
 * @views: (nullable): a folder of `NAME.json`; only articles that have one are
 *   listed
 *
 * Returns: (transfer full) (element-type utf8): the names of the annotated
 *   articles, sorted, or %NULL with @error set
 */
GPtrArray *
analyzer_annotated_article_list (const char  *articles,
                                 const char  *attributions,
                                 const char  *views,
                                 GError     **error)
{
  g_autoptr(GPtrArray) files = NULL, names = NULL;

  g_return_val_if_fail (articles != NULL, NULL);
  g_return_val_if_fail (attributions != NULL, NULL);

  files = list_standoff_files (attributions, error);
  if (files == NULL)
    return NULL;

  names = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < files->len; i++)
    {
      g_autofree char *name = dup_article_name (g_ptr_array_index (files, i));

      if (names->len > 0 && g_str_equal (name, g_ptr_array_index (names, names->len - 1)))
        continue;
      if (!article_file_exists (articles, name, ".txt") ||
          (views != NULL && !article_file_exists (views, name, ".json")))
        continue;
      g_ptr_array_add (names, g_steal_pointer (&name));
    }
  g_ptr_array_sort (names, compare_names);
  for (guint i = 1; i < names->len;)
    if (g_str_equal (g_ptr_array_index (names, i), g_ptr_array_index (names, i - 1)))
      g_ptr_array_remove_index (names, i);
    else
      i++;

  return g_steal_pointer (&names);
}

static char *
load_text (const char  *folder,
           const char  *file,
           gsize       *length,
           GError     **error)
{
  g_autofree char *path = g_build_filename (folder, file, NULL);
  g_autofree char *text = NULL;

  if (!g_file_get_contents (path, &text, length, error))
    return NULL;

  if (*length > FILE_MAX || !g_utf8_validate_len (text, *length, NULL))
    {
      g_set_error (error, ANALYZER_DISCOURSE_ERROR, ANALYZER_DISCOURSE_ERROR_BAD_ANNOTATION,
                   "“%s” is not a UTF-8 text of reasonable size", path);
      return NULL;
    }

  return g_steal_pointer (&text);
}

static gboolean
read_number (const char **text,
             guint       *number)
{
  guint64 value;
  char *end;

  if (!g_ascii_isdigit (**text))
    return FALSE;

  value = g_ascii_strtoull (*text, &end, 10);
  if (value > ANALYZER_TEXT_MAX)
    return FALSE;

  *number = value;
  *text = end;

  return TRUE;
}

/* "Cue 386 392" or "Content 5 9;12 20": code points, inclusive and exclusive. */
static GArray *
read_spans (const char            *text,
            const AnalyzerOffsets *offsets,
            guint                  n_characters)
{
  g_autoptr(GArray) spans = analyzer_spans_new ();

  text = strchr (text, ' ');
  if (text == NULL)
    return NULL;

  do
    {
      AnalyzerSpan span;
      guint start, end;

      text++;
      if (!read_number (&text, &start) || *text++ != ' ' || !read_number (&text, &end))
        return NULL;
      if (start > end || end > n_characters || (*text != ';' && *text != '\0'))
        return NULL;

      span.start = analyzer_offsets_to_bytes (offsets, start);
      span.end = analyzer_offsets_to_bytes (offsets, end);
      g_array_append_val (spans, span);
    }
  while (*text == ';');

  return g_steal_pointer (&spans);
}

/* "Attribution:T8 Source:T7 Cue:T6 Content:T5 Content2:T9" */
static Event *
read_event (const char *id,
            const char *text,
            GHashTable *spans)
{
  static const char *const parts[] = { "source", "cue", "content" };
  GArray *found[G_N_ELEMENTS (parts)];
  g_auto(GStrv) arguments = g_strsplit_set (text, " \t", -1);
  Event *event;

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    found[i] = analyzer_spans_new ();

  for (guint i = 0; arguments[i] != NULL; i++)
    {
      char *reference = strchr (arguments[i], ':');
      g_autofree char *part = NULL;
      GArray *more;
      gsize length;

      if (reference == NULL)
        continue;
      *reference++ = '\0';

      part = g_ascii_strdown (arguments[i], -1);
      length = strlen (part);
      while (length > 0 && g_ascii_isdigit (part[length - 1]))
        part[--length] = '\0';

      more = g_hash_table_lookup (spans, reference);
      for (guint j = 0; more != NULL && j < G_N_ELEMENTS (parts); j++)
        if (g_str_equal (part, parts[j]))
          g_array_append_vals (found[j], more->data, more->len);
    }

  event = g_new0 (Event, 1);
  event->id = g_strdup (id);
  event->source = found[0];
  event->cue = found[1];
  event->content = found[2];
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    g_array_sort (found[i], compare_spans);

  return event;
}

static guint
event_start (const Event *event)
{
  guint start = G_MAXUINT;
  GArray *const parts[] = { event->source, event->cue, event->content };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i]->len > 0)
      start = MIN (start, g_array_index (parts[i], AnalyzerSpan, 0).start);

  return start;
}

static int
compare_events (gconstpointer a,
                gconstpointer b)
{
  guint i = event_start (*(Event *const *) a), j = event_start (*(Event *const *) b);

  return i < j ? -1 : i > j;
}

/* The attributions of a standoff file, in the order of the text. One without
 * a cue or a content doesn't count. */
static GPtrArray *
read_standoff (char        *standoff,
               const char  *path,
               const char  *text,
               gsize        length,
               GError     **error)
{
  g_autoptr(AnalyzerOffsets) offsets = analyzer_offsets_new (text, length);
  g_autoptr(GHashTable) spans = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_array_unref);
  g_autoptr(GPtrArray) events = g_ptr_array_new_with_free_func (event_free);
  guint n_characters = analyzer_offsets_to_characters (offsets, length);
  char *next;
  guint n_line = 1;

  for (char *line = standoff; line != NULL; line = next, n_line++)
    {
      char *fields, *rest;

      next = strchr (line, '\n');
      if (next != NULL)
        *next++ = '\0';
      g_strchomp (line);

      fields = strchr (line, '\t');
      if (fields == NULL || (line[0] != 'T' && line[0] != 'E'))
        continue;
      *fields++ = '\0';
      rest = strchr (fields, '\t');
      if (rest != NULL)
        *rest = '\0';

      if (line[0] == 'T')
        {
          GArray *found = read_spans (fields, offsets, n_characters);

          if (found == NULL)
            {
              g_set_error (error, ANALYZER_DISCOURSE_ERROR, ANALYZER_DISCOURSE_ERROR_BAD_ANNOTATION,
                           "“%s”, line %u: “%s” is no stretch of the article", path, n_line, fields);
              return NULL;
            }
          g_hash_table_insert (spans, line, found);
        }
      else
        {
          Event *event = read_event (line, fields, spans);

          if (event->cue->len > 0 && event->content->len > 0)
            g_ptr_array_add (events, event);
          else
            event_free (event);
        }
    }

  g_ptr_array_sort (events, compare_events);

  return g_steal_pointer (&events);
}

/* All of the content's words in quotation marks, some of them, or none. */
static AnalyzerQuoteType
tell_type (const char *text,
           GArray     *content)
{
  gboolean open = FALSE, inside = FALSE, outside = FALSE;

  for (guint i = 0; i < content->len; i++)
    {
      const AnalyzerSpan *span = &g_array_index (content, AnalyzerSpan, i);

      for (const char *p = text + span->start; p < text + span->end; p = g_utf8_next_char (p))
        {
          gunichar c = g_utf8_get_char (p);

          if (c == '"')
            open = !open;
          else if (c == 0x201C || c == 0x201E || c == 0xAB)
            open = TRUE;
          else if (c == 0x201D || c == 0xBB)
            open = FALSE;
          else if (g_unichar_isalnum (c))
            {
              inside |= open;
              outside |= !open;
            }
        }
    }

  if (!inside)
    return ANALYZER_QUOTE_INDIRECT;

  return outside ? ANALYZER_QUOTE_MIXED : ANALYZER_QUOTE_DIRECT;
}

static void
add_quotes (AnalyzerAnnotatedArticle *self,
            GPtrArray                *events,
            const char               *text)
{
  for (guint i = 0; i < events->len; i++)
    {
      Event *event = g_ptr_array_index (events, i);
      AnalyzerQuote *quote = analyzer_findings_add_quote (self->findings);
      GArray *const from[] = { event->source, event->cue, event->content };
      GArray *const to[] = { quote->source, quote->cue, quote->content };

      for (guint j = 0; j < G_N_ELEMENTS (from); j++)
        for (guint k = 0; k < from[j]->len; k++)
          {
            const AnalyzerSpan *span = &g_array_index (from[j], AnalyzerSpan, k);

            analyzer_spans_add (to[j], span->start, span->end);
          }
      quote->type = tell_type (text, quote->content);
      quote->confidence = 1;
      g_ptr_array_add (self->events, g_strdup (event->id));
    }
}

/* json-glib's parser goes down with the text's brackets. */
static gboolean
nests_too_deep (const char *json)
{
  gboolean string = FALSE;
  guint depth = 0;

  for (const char *p = json; *p != '\0'; p++)
    if (string)
      {
        if (*p == '\\' && p[1] != '\0')
          p++;
        else if (*p == '"')
          string = FALSE;
      }
    else if (*p == '"')
      string = TRUE;
    else if (*p == '[' || *p == '{')
      {
        if (++depth > DEPTH_MAX)
          return TRUE;
      }
    else if ((*p == ']' || *p == '}') && depth > 0)
      depth--;

  return FALSE;
}

static const char *
get_string (JsonObject *object,
            const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING)
    return NULL;

  return json_node_get_string (node);
}

static JsonArray *
get_array (JsonObject *object,
           const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

static guint
count (JsonArray *array)
{
  return array != NULL ? json_array_get_length (array) : 0;
}

static JsonObject *
get_element_object (JsonArray *array,
                    guint      i)
{
  JsonNode *node = json_array_get_element (array, i);

  return JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

static const char *
get_element_string (JsonArray *array,
                    guint      i)
{
  JsonNode *node = json_array_get_element (array, i);

  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING)
    return NULL;

  return json_node_get_string (node);
}

static gboolean
is_word_at (const char *text,
            gsize       length,
            gsize       start,
            gsize       end)
{
  if (start > 0 && g_unichar_isalnum (g_utf8_get_char (g_utf8_find_prev_char (text, text + start))))
    return FALSE;

  return end >= length || !g_unichar_isalnum (g_utf8_get_char (text + end));
}

/* Appends every place where @form stands as whole words. */
static void
add_places (GArray     *places,
            const char *form,
            const char *text,
            gsize       length)
{
  gsize size = strlen (form);
  const char *p = text;

  if (size == 0)
    return;

  while ((p = strstr (p, form)) != NULL)
    {
      AnalyzerSpan span = { p - text, p - text + size };

      if (is_word_at (text, length, span.start, span.end))
        g_array_append_val (places, span);
      p += size;
    }
}

/* The place of @form that lies nearest to @near. */
static gboolean
find_nearest (const char   *form,
              const char   *text,
              gsize         length,
              guint         near,
              AnalyzerSpan *span)
{
  g_autoptr(GArray) places = analyzer_spans_new ();
  guint best = G_MAXUINT;

  add_places (places, form, text, length);
  for (guint i = 0; i < places->len; i++)
    {
      const AnalyzerSpan *place = &g_array_index (places, AnalyzerSpan, i);
      guint distance = place->start > near ? place->start - near : near - place->start;

      if (distance < best)
        {
          best = distance;
          *span = *place;
        }
    }

  return best != G_MAXUINT;
}

/* A marker may leave words out: 'not … everyone'. */
static void
add_marker (AnalyzerDissent     *dissent,
            const AnalyzerQuote *quote,
            const char          *marker,
            const char          *text,
            gsize                length)
{
  guint near = g_array_index (quote->cue, AnalyzerSpan, 0).start;
  g_autoptr(GString) folded = g_string_new (marker);
  g_auto(GStrv) pieces = NULL;
  AnalyzerSpan span;

  if (find_nearest (marker, text, length, near, &span))
    {
      analyzer_spans_add (dissent->marker, span.start, span.end);
      return;
    }

  g_string_replace (folded, "…", "...", 0);
  pieces = g_strsplit (folded->str, "...", 8);
  for (guint i = 0; pieces[i] != NULL; i++)
    {
      g_strstrip (pieces[i]);
      if (find_nearest (pieces[i], text, length, near, &span))
        g_array_append_val (dissent->marker, span);
    }
  g_array_sort (dissent->marker, compare_spans);
}

static AnalyzerSpeaker *
add_speaker (AnalyzerFindings *findings,
             JsonObject       *object,
             const char       *text,
             gsize             length)
{
  const char *kind = get_string (object, "kind"), *gender = get_string (object, "gender");
  JsonArray *aliases = get_array (object, "aliases");
  AnalyzerSpeaker *speaker;

  if (get_string (object, "name") == NULL)
    return NULL;

  speaker = analyzer_findings_add_speaker (findings, get_string (object, "name"));
  speaker->kind = ANALYZER_SPEAKER_PERSON;
  for (AnalyzerSpeakerKind k = ANALYZER_SPEAKER_PERSON; k <= ANALYZER_SPEAKER_ANONYMOUS; k++)
    if (g_strcmp0 (kind, analyzer_speaker_kind_to_string (k)) == 0)
      speaker->kind = k;
  if (g_strcmp0 (gender, "f") == 0)
    speaker->gender = ANALYZER_GENDER_FEMALE;
  else if (g_strcmp0 (gender, "m") == 0)
    speaker->gender = ANALYZER_GENDER_MALE;

  for (guint i = 0; i < count (aliases) && i < FORMS_MAX; i++)
    if (get_element_string (aliases, i) != NULL)
      g_ptr_array_add (speaker->aliases, g_strdup (get_element_string (aliases, i)));

  speaker->role = g_strdup (get_string (object, "role"));
  if (speaker->role != NULL)
    {
      AnalyzerSpan name;

      if (!find_nearest (speaker->name, text, length, 0, &name))
        name.start = 0;
      find_nearest (speaker->role, text, length, name.start, &speaker->role_span);
    }

  return speaker;
}

/* A speaker is mentioned where it is a source and where one of its names
 * stands; a longer name goes before a shorter one in the same place. */
static void
add_mentions (AnalyzerFindings *findings,
              const char       *text,
              gsize             length)
{
  for (guint i = 0; i < findings->speakers->len; i++)
    {
      AnalyzerSpeaker *speaker = g_ptr_array_index (findings->speakers, i);
      g_autoptr(GArray) places = analyzer_spans_new ();

      for (guint j = 0; j < findings->quotes->len; j++)
        {
          const AnalyzerQuote *quote = g_ptr_array_index (findings->quotes, j);

          if (quote->source->len > 0 && quote->speakers->len == 1 &&
              g_array_index (quote->speakers, guint, 0) == speaker->id)
            g_array_append_val (places, g_array_index (quote->source, AnalyzerSpan, 0));
        }
      add_places (places, speaker->name, text, length);
      for (guint j = 0; j < speaker->aliases->len; j++)
        add_places (places, g_ptr_array_index (speaker->aliases, j), text, length);

      g_array_sort (places, compare_spans);
      for (guint j = 0; j < places->len; j++)
        {
          const AnalyzerSpan *place = &g_array_index (places, AnalyzerSpan, j);

          if (speaker->mentions->len > 0)
            {
              AnalyzerSpan *last = &g_array_index (speaker->mentions, AnalyzerSpan, speaker->mentions->len - 1);

              if (place->start < last->end)
                {
                  last->end = MAX (last->end, place->end);
                  continue;
                }
            }
          g_array_append_val (speaker->mentions, *place);
        }
    }
}

static AnalyzerQuote *
find_quote (const AnalyzerAnnotatedArticle *self,
            const char                     *event)
{
  for (guint i = 0; event != NULL && i < self->events->len; i++)
    if (g_str_equal (event, g_ptr_array_index (self->events, i)))
      return g_ptr_array_index (self->findings->quotes, i);

  return NULL;
}

static void
add_ids (GArray     *ids,
         GHashTable *speakers,
         const char *text)
{
  g_auto(GStrv) names = g_strsplit (text, "+", FORMS_MAX);

  for (guint i = 0; names[i] != NULL; i++)
    {
      const AnalyzerSpeaker *speaker = g_hash_table_lookup (speakers, names[i]);

      if (speaker != NULL)
        analyzer_ids_add (ids, speaker->id);
    }
}

static void
add_view (AnalyzerAnnotatedArticle *self,
          JsonObject               *object,
          GHashTable               *speakers,
          const char               *text,
          gsize                     length)
{
  AnalyzerQuote *quote = find_quote (self, get_string (object, "e"));
  JsonNode *node = json_object_get_member (object, "dissent");
  AnalyzerDissent *dissent;
  JsonObject *view;
  JsonNode *explicit_;
  JsonArray *against;

  if (quote == NULL)
    return;

  if (get_string (object, "speaker") != NULL)
    add_ids (quote->speakers, speakers, get_string (object, "speaker"));
  quote->speaker_confidence = quote->speakers->len > 0;

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return;

  view = json_node_get_object (node);
  against = get_array (view, "against");
  dissent = analyzer_quote_add_dissent (quote);
  for (guint i = 0; i < count (against); i++)
    {
      const char *whom = get_element_string (against, i);

      if (g_strcmp0 (whom, "prevailing") == 0)
        dissent->prevailing = TRUE;
      else if (whom != NULL)
        add_ids (dissent->against, speakers, whom);
    }
  dissent->about = g_strdup (get_string (view, "about"));
  explicit_ = json_object_get_member (view, "explicit");
  dissent->explicit_ = explicit_ != NULL && JSON_NODE_HOLDS_VALUE (explicit_) && json_node_get_boolean (explicit_);
  dissent->confidence = 1;
  if (get_string (view, "marker") != NULL)
    add_marker (dissent, quote, get_string (view, "marker"), text, length);
}

static gboolean
read_views (AnalyzerAnnotatedArticle  *self,
            const char                *json,
            const char                *path,
            const char                *text,
            gsize                      length,
            GError                   **error)
{
  g_autoptr(JsonParser) parser = json_parser_new_immutable ();
  g_autoptr(GHashTable) speakers = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(GError) damage = NULL;
  JsonNode *root = NULL;
  JsonObject *object;
  JsonArray *array;

  if (!nests_too_deep (json) && json_parser_load_from_data (parser, json, -1, &damage))
    root = json_parser_get_root (parser);
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    {
      g_set_error (error, ANALYZER_DISCOURSE_ERROR, ANALYZER_DISCOURSE_ERROR_BAD_ANNOTATION,
                   "“%s” does not tell who speaks: %s", path, damage != NULL ? damage->message : "not an object");
      return FALSE;
    }
  object = json_node_get_object (root);

  array = get_array (object, "speakers");
  for (guint i = 0; i < count (array); i++)
    {
      JsonObject *told = get_element_object (array, i);
      AnalyzerSpeaker *speaker = told != NULL ? add_speaker (self->findings, told, text, length) : NULL;

      if (speaker != NULL && get_string (told, "id") != NULL)
        g_hash_table_insert (speakers, (gpointer) get_string (told, "id"), speaker);
    }

  array = get_array (object, "attributions");
  for (guint i = 0; i < count (array); i++)
    if (get_element_object (array, i) != NULL)
      add_view (self, get_element_object (array, i), speakers, text, length);

  array = get_array (object, "agreements");
  for (guint i = 0; i < count (array); i++)
    {
      JsonObject *told = get_element_object (array, i);
      AnalyzerQuote *quote = told != NULL ? find_quote (self, get_string (told, "e")) : NULL;
      JsonArray *with = told != NULL ? get_array (told, "with") : NULL;

      for (guint j = 0; quote != NULL && j < count (with); j++)
        if (get_element_string (with, j) != NULL)
          add_ids (quote->agrees, speakers, get_element_string (with, j));
    }

  add_mentions (self->findings, text, length);
  self->has_views = TRUE;

  return TRUE;
}

/* The first annotator's file counts, as it does for everybody who measures. */
static char *
find_standoff_file (const char  *attributions,
                    const char  *name,
                    GError     **error)
{
  g_autoptr(GPtrArray) files = list_standoff_files (attributions, error);

  if (files == NULL)
    return NULL;

  for (guint i = 0; i < files->len; i++)
    {
      g_autofree char *base = dup_article_name (g_ptr_array_index (files, i));

      if (g_str_equal (base, name))
        return g_strdup (g_ptr_array_index (files, i));
    }

  g_set_error (error, ANALYZER_DISCOURSE_ERROR, ANALYZER_DISCOURSE_ERROR_NO_ANNOTATION,
               "“%s” holds no annotation of “%s”", attributions, name);

  return NULL;
}

/**
 * analyzer_annotated_article_load:
 * @articles: a folder of plain text, `NAME.txt`
 * @attributions: a folder of brat standoff, `NAME_ANNOTATOR.ann`; the first
 *   annotator counts
 * @views: (nullable): a folder of `NAME.json` that tells who speaks and who
 *   dissents
 * @name: the article's name
 *
 * Loads an annotated article. The annotation's offsets, in code points, become
 * bytes; its quotes come in the order of the text.
 *
 * Returns: (transfer full): the article with its annotation, or %NULL with
 *   @error set
 */
AnalyzerAnnotatedArticle *
analyzer_annotated_article_load (const char  *articles,
                                 const char  *attributions,
                                 const char  *views,
                                 const char  *name,
                                 GError     **error)
{
  g_autoptr(AnalyzerAnnotatedArticle) self = NULL;
  g_autoptr(AnalyzerArticle) article = NULL;
  g_autoptr(GPtrArray) events = NULL;
  g_autoptr(GBytes) bytes = NULL;
  g_autofree char *text_file = NULL, *text = NULL, *path = NULL, *standoff_file = NULL, *standoff = NULL;
  gsize length, size;

  g_return_val_if_fail (articles != NULL, NULL);
  g_return_val_if_fail (attributions != NULL, NULL);
  g_return_val_if_fail (name != NULL, NULL);

  text_file = g_strconcat (name, ".txt", NULL);
  text = load_text (articles, text_file, &length, error);
  if (text == NULL)
    return NULL;

  standoff_file = find_standoff_file (attributions, name, error);
  if (standoff_file == NULL)
    return NULL;
  standoff = load_text (attributions, standoff_file, &size, error);
  if (standoff == NULL)
    return NULL;
  events = read_standoff (standoff, standoff_file, text, length, error);
  if (events == NULL)
    return NULL;

  path = g_build_filename (articles, text_file, NULL);
  bytes = g_bytes_new (text, length);
  article = analyzer_article_new (path, "text", bytes);

  self = g_new0 (AnalyzerAnnotatedArticle, 1);
  self->name = g_strdup (name);
  self->findings = analyzer_findings_new (article);
  self->events = g_ptr_array_new_with_free_func (g_free);
  add_quotes (self, events, text);

  if (views != NULL)
    {
      g_autofree char *views_file = g_strconcat (name, ".json", NULL);
      g_autofree char *json = load_text (views, views_file, &size, error);

      if (json == NULL || !read_views (self, json, views_file, text, length, error))
        return NULL;
    }

  return g_steal_pointer (&self);
}

void
analyzer_annotated_article_free (AnalyzerAnnotatedArticle *self)
{
  g_free (self->name);
  analyzer_findings_unref (self->findings);
  g_ptr_array_unref (self->events);
  g_free (self);
}

/* Words that may stand before a name without being part of it. */
static gboolean
is_title (const char *word)
{
  static const char *const titles[] = {
    "mr", "mrs", "ms", "miss", "dr", "prof", "professor", "sen", "senator", "rep", "representative", "gov", "governor",
    "president", "vice", "secretary", "sir", "lord", "lady", "dame", "judge", "justice", "gen", "general", "col",
    "colonel", "lt", "sgt", "capt", "captain", "rev", "the", "a", "an", "former", "deputy", "prime", "minister", "king",
    "queen", "prince", "princess", "pope", "mayor", NULL
  };

  return g_strv_contains (titles, word);
}

/**
 * analyzer_annotated_dup_plain_name:
 * @name: (nullable): a speaker's name
 *
 * Returns: (transfer full): the name's letters and digits as they are compared:
 *   without accents, case, marks, possessive and leading titles
 */
char *
analyzer_annotated_dup_plain_name (const char *name)
{
  g_autofree char *decomposed = g_utf8_normalize (name != NULL ? name : "", -1, G_NORMALIZE_ALL);
  g_autofree char *folded = g_utf8_casefold (decomposed != NULL ? decomposed : "", -1);
  g_autoptr(GString) base = g_string_new (NULL);
  g_autoptr(GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GString) word = g_string_new (NULL);
  g_autoptr(GString) plain = g_string_new (NULL);
  guint first = 0;

  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_combining_class (g_utf8_get_char (p)) == 0)
      g_string_append_unichar (base, g_utf8_get_char (p));
  g_string_replace (base, "'s ", " ", 0);

  for (const char *p = base->str;; p++)
    {
      if (g_ascii_isalnum (*p))
        g_string_append_c (word, *p);
      else if (word->len > 0)
        {
          g_ptr_array_add (words, g_strdup (word->str));
          g_string_truncate (word, 0);
        }
      if (*p == '\0')
        break;
    }

  while (first + 1 < words->len && is_title (g_ptr_array_index (words, first)))
    first++;
  for (guint i = first; i < words->len; i++)
    g_string_append_printf (plain, "%s%s", i > first ? " " : "", (const char *) g_ptr_array_index (words, i));

  return g_strdup (plain->str);
}
