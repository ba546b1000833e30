/* export-profile.c: how a database lays out many articles in one file.
 *
 * A profile is a text file that anybody can read and change; the manual tells
 * what may stand in it. Those of the user's own folder take the place of the
 * program's where they have the same name.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "analyzer-reading"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "reading/error.h"
#include "reading/export-profile.h"
#include "reading/page.h"
#include "reading/reader.h"
#include "text/places.h"

#define PROFILES_MAX 200u
#define PROFILE_MAX (64u * 1024)
#define LABELS_MAX 200u
#define ITEMS_MAX 24u
#define PATTERN_MAX 2000u
#define EXTENSION ".profile"

/* No line of an export needs more steps; a pattern that does is a mistake. */
#define PATTERN_LIMITS "(*LIMIT_MATCH=20000)(*LIMIT_DEPTH=2000)"

static const char *const known_keys[] = {
  "Profile/Name", "Profile/Contains", "Split/Begin", "Split/BeginAt", "Split/End", "Split/Skip", "Split/Cover", "Lines/Order",
  "Lines/Last", "Lines/Join", "Body/End",
};

static void
label_clear (AnalyzerExportLabel *label)
{
  g_free (label->name);
  g_clear_pointer (&label->values, g_regex_unref);
}

static void
label_free (gpointer data)
{
  label_clear (data);
  g_free (data);
}

static void
item_free (gpointer data)
{
  AnalyzerExportItem *item = data;

  label_clear (&item->label);
  g_clear_pointer (&item->shape, g_regex_unref);
  g_free (item);
}

void
analyzer_export_profile_free (AnalyzerExportProfile *self)
{
  g_free (self->id);
  g_free (self->path);
  g_free (self->name);
  g_strfreev (self->contains);
  g_clear_pointer (&self->begin, g_regex_unref);
  g_clear_pointer (&self->end, g_regex_unref);
  g_clear_pointer (&self->skip, g_regex_unref);
  g_clear_pointer (&self->cover, g_regex_unref);
  g_free (self->begin_at);
  g_hash_table_unref (self->labels);
  g_hash_table_unref (self->codes);
  g_hash_table_unref (self->headings);
  g_ptr_array_unref (self->items);
  g_clear_pointer (&self->last, g_regex_unref);
  g_clear_pointer (&self->body_end, g_regex_unref);
  g_ptr_array_unref (self->classes);
  g_ptr_array_unref (self->names);
  g_free (self);
}

static void
set_fault (GError     **error,
           const char  *group,
           const char  *key,
           const char  *fault)
{
  g_set_error (error, ANALYZER_READING_ERROR, ANALYZER_READING_ERROR_PROFILE,
               _("The profile is left out, as “%s” in [%s] can’t be understood (%s); mend it or take it away."),
               key, group, fault);
}

static gboolean
compile (const char  *group,
         const char  *key,
         const char  *pattern,
         GRegex     **regex,
         GError     **error)
{
  g_autofree char *bounded = NULL;
  g_autoptr(GError) fault = NULL;

  if (strlen (pattern) > PATTERN_MAX)
    {
      set_fault (error, group, key, _("it is too long"));
      return FALSE;
    }

  bounded = g_strconcat (PATTERN_LIMITS, pattern, NULL);
  *regex = g_regex_new (bounded, G_REGEX_OPTIMIZE, 0, &fault);
  if (*regex == NULL)
    set_fault (error, group, key, fault->message);

  return *regex != NULL;
}

static gboolean
read_pattern (GKeyFile    *file,
              const char  *group,
              const char  *key,
              GRegex     **regex,
              GError     **error)
{
  /* As it stands: key files have backslashes of their own. */
  g_autofree char *pattern = g_key_file_get_value (file, group, key, NULL);

  return pattern == NULL || *pattern == '\0' || compile (group, key, pattern, regex, error);
}

/* 'title', 'language tail', 'body', or nothing at all. */
static gboolean
read_role (const char          *group,
           const char          *key,
           const char          *words,
           AnalyzerExportRole  *role,
           GError             **error)
{
  g_auto(GStrv) split = g_strsplit_set (words, " ,\t", -1);

  for (guint i = 0; split[i] != NULL; i++)
    {
      guint field = 0;

      if (*split[i] == '\0')
        continue;
      while (field < ANALYZER_N_FIELDS && strcmp (split[i], analyzer_field_to_string (field)) != 0)
        field++;
      if (field < ANALYZER_N_FIELDS)
        role->fields |= 1u << field;
      else if (strcmp (split[i], "body") == 0)
        role->is_body = TRUE;
      else if (strcmp (split[i], "tail") == 0)
        role->is_tail = TRUE;
      else
        {
          set_fault (error, group, key, split[i]);
          return FALSE;
        }
    }

  return TRUE;
}

static AnalyzerExportLabel *
read_label (GKeyFile    *file,
            const char  *group,
            const char  *key,
            GError     **error)
{
  g_autofree char *words = g_key_file_get_string (file, group, key, NULL);
  AnalyzerExportLabel *label = g_new0 (AnalyzerExportLabel, 1);

  label->name = g_strdup (key);
  if (!read_role (group, key, words != NULL ? words : "", &label->role, error)
      || !read_pattern (file, "Values", key, &label->values, error))
    g_clear_pointer (&label, label_free);

  return label;
}

static gboolean
read_labels (GKeyFile    *file,
             const char  *group,
             GHashTable  *labels,
             GPtrArray   *list,
             GError     **error)
{
  gsize n;
  g_auto(GStrv) keys = g_key_file_get_keys (file, group, &n, NULL);

  if (keys == NULL)
    return TRUE;
  if (n > LABELS_MAX)
    {
      set_fault (error, group, keys[LABELS_MAX], _("there are too many"));
      return FALSE;
    }

  for (gsize i = 0; i < n; i++)
    {
      AnalyzerExportLabel *label = read_label (file, group, keys[i], error);

      if (label == NULL)
        return FALSE;
      if (labels != NULL)
        g_hash_table_replace (labels, g_utf8_casefold (label->name, -1), label);
      else
        g_ptr_array_add (list, label);
    }

  return TRUE;
}

/* 'publisher published edition* title?': the names of fields, or others whose
 * lines tell nothing; '*' alone is any lines. */
static gboolean
read_order (AnalyzerExportProfile  *self,
            GKeyFile               *file,
            GError                **error)
{
  g_autofree char *order = g_key_file_get_string (file, "Lines", "Order", NULL);
  g_auto(GStrv) words = g_strsplit_set (order != NULL ? order : "", " \t", -1);

  for (guint i = 0; words[i] != NULL; i++)
    {
      AnalyzerExportItem *item;
      gsize length = strlen (words[i]);

      if (length == 0)
        continue;
      if (self->items->len >= ITEMS_MAX)
        {
          set_fault (error, "Lines", "Order", _("there are too many"));
          return FALSE;
        }

      item = g_new0 (AnalyzerExportItem, 1);
      g_ptr_array_add (self->items, item);
      item->may_repeat = words[i][length - 1] == '*';
      item->may_lack = item->may_repeat || words[i][length - 1] == '?';
      item->is_any = length == 1 && item->may_repeat;
      if (item->may_lack)
        words[i][length - 1] = '\0';
      item->label.name = g_strdup (words[i]);
      for (guint field = 0; field < ANALYZER_N_FIELDS; field++)
        if (strcmp (words[i], analyzer_field_to_string (field)) == 0)
          item->label.role.fields = 1u << field;
      if (item->is_any)
        continue;
      if (!read_pattern (file, "Lines", words[i], &item->shape, error)
          || !read_pattern (file, "Values", words[i], &item->label.values, error))
        return FALSE;
      item->is_date = item->shape == NULL && item->label.role.fields == 1u << ANALYZER_FIELD_PUBLISHED;
    }

  return TRUE;
}

static gboolean
has_item (AnalyzerExportProfile *self,
          const char            *name)
{
  for (guint i = 0; i < self->items->len; i++)
    if (strcmp (((AnalyzerExportItem *) g_ptr_array_index (self->items, i))->label.name, name) == 0)
      return TRUE;

  return FALSE;
}

/* A word that is written wrong would go unseen else. */
static gboolean
check_keys (AnalyzerExportProfile  *self,
            GKeyFile               *file,
            GError                **error)
{
  static const char *const open_groups[] = { "Labels", "Codes", "Headings", "Classes", "Values", NULL };
  g_auto(GStrv) groups = g_key_file_get_groups (file, NULL);

  for (guint i = 0; groups[i] != NULL; i++)
    {
      g_auto(GStrv) keys = g_key_file_get_keys (file, groups[i], NULL, NULL);

      if (g_strv_contains (open_groups, groups[i]))
        continue;
      for (guint j = 0; keys != NULL && keys[j] != NULL; j++)
        {
          g_autofree char *path = g_strconcat (groups[i], "/", keys[j], NULL);
          gboolean known = strcmp (groups[i], "Lines") == 0 && has_item (self, keys[j]);

          for (gsize k = 0; k < G_N_ELEMENTS (known_keys) && !known; k++)
            known = strcmp (path, known_keys[k]) == 0;
          if (!known)
            {
              set_fault (error, groups[i], keys[j], _("there is no such key"));
              return FALSE;
            }
        }
    }

  return TRUE;
}

static gboolean
read_names (AnalyzerExportProfile  *self,
            GError                **error)
{
  if (self->begin_at != NULL)
    g_ptr_array_add (self->names, self->begin_at);
  for (guint i = 0; i < self->classes->len; i++)
    g_ptr_array_add (self->names, ((AnalyzerExportLabel *) g_ptr_array_index (self->classes, i))->name);
  if (self->names->len <= ANALYZER_PAGE_NAMES_MAX)
    return TRUE;

  set_fault (error, "Classes", g_ptr_array_index (self->names, ANALYZER_PAGE_NAMES_MAX), _("there are too many"));

  return FALSE;
}

static gboolean
read_profile (AnalyzerExportProfile  *self,
              GKeyFile               *file,
              GError                **error)
{
  self->name = g_key_file_get_string (file, "Profile", "Name", NULL);
  self->contains = g_key_file_get_string_list (file, "Profile", "Contains", NULL, NULL);
  self->begin_at = g_key_file_get_string (file, "Split", "BeginAt", NULL);
  self->joins = g_key_file_get_boolean (file, "Lines", "Join", NULL);
  if (self->name == NULL)
    self->name = g_strdup (self->id);
  if (self->contains == NULL || *self->contains == NULL)
    {
      set_fault (error, "Profile", "Contains", _("it is missing"));
      return FALSE;
    }

  if (!read_pattern (file, "Split", "Begin", &self->begin, error) || !read_pattern (file, "Split", "End", &self->end, error)
      || !read_pattern (file, "Split", "Skip", &self->skip, error)
      || !read_pattern (file, "Split", "Cover", &self->cover, error)
      || !read_pattern (file, "Lines", "Last", &self->last, error)
      || !read_pattern (file, "Body", "End", &self->body_end, error)
      || !read_labels (file, "Labels", self->labels, NULL, error) || !read_labels (file, "Codes", self->codes, NULL, error)
      || !read_labels (file, "Headings", self->headings, NULL, error)
      || !read_labels (file, "Classes", NULL, self->classes, error) || !read_order (self, file, error))
    return FALSE;
  if (self->begin == NULL && self->end == NULL && self->begin_at == NULL)
    {
      set_fault (error, "Split", "Begin", _("it is missing"));
      return FALSE;
    }

  return check_keys (self, file, error) && read_names (self, error);
}

/**
 * analyzer_export_profile_new:
 * @id: its name
 * @data: the profile, as the file has it
 * @length: how many bytes
 *
 * Returns: (transfer full): the profile, or %NULL with @error set, whose
 *   message is a sentence for who wrote it
 */
AnalyzerExportProfile *
analyzer_export_profile_new (const char  *id,
                             const char  *data,
                             gsize        length,
                             GError     **error)
{
  g_autoptr(AnalyzerExportProfile) self = g_new0 (AnalyzerExportProfile, 1);
  g_autoptr(GKeyFile) file = g_key_file_new ();
  g_autoptr(GError) fault = NULL;

  self->id = g_strdup (id);
  self->labels = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, label_free);
  self->codes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, label_free);
  self->headings = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, label_free);
  self->items = g_ptr_array_new_with_free_func (item_free);
  self->classes = g_ptr_array_new_with_free_func (label_free);
  self->names = g_ptr_array_new ();

  if (length > PROFILE_MAX || !g_utf8_validate_len (data, length, NULL)
      || !g_key_file_load_from_data (file, data, length, G_KEY_FILE_NONE, &fault))
    {
      g_set_error (error, ANALYZER_READING_ERROR, ANALYZER_READING_ERROR_PROFILE,
                   _("The profile is left out, as it can’t be understood (%s); mend it or take it away."),
                   fault != NULL ? fault->message : _("no text of less than 64 KB"));
      return NULL;
    }

  return read_profile (self, file, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * analyzer_export_profile_fits:
 * @text: a document
 * @length: its length in bytes
 *
 * A quick look, before the document is taken apart.
 *
 * Returns: whether it may be laid out like that
 */
gboolean
analyzer_export_profile_fits (AnalyzerExportProfile *self,
                              const char            *text,
                              gsize                  length)
{
  for (guint i = 0; self->contains[i] != NULL; i++)
    if (*self->contains[i] != '\0' && g_strstr_len (text, length, self->contains[i]) != NULL)
      return TRUE;

  return FALSE;
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static GPtrArray *
list_folder (const char *folder)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && names->len < PROFILES_MAX && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, EXTENSION) && *name != '.')
      g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);

  return names;
}

static void
load_file (const char *folder,
           const char *name,
           GHashTable *known,
           GPtrArray  *profiles,
           GPtrArray  *failures)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *id = g_strndup (name, strlen (name) - strlen (EXTENSION));
  g_autofree char *data = NULL;
  g_autoptr(GMappedFile) file = NULL;
  g_autoptr(GError) fault = NULL, error = NULL;
  AnalyzerExportProfile *profile = NULL;

  if (!g_hash_table_add (known, g_strdup (name)))
    return;

  file = g_mapped_file_new (path, FALSE, &fault);
  if (file == NULL)
    g_set_error (&error, ANALYZER_READING_ERROR, ANALYZER_READING_ERROR_PROFILE,
                 _("The profile is left out, as it can’t be understood (%s); mend it or take it away."), fault->message);
  else
    profile = analyzer_export_profile_new (id, g_mapped_file_get_contents (file) != NULL ? g_mapped_file_get_contents (file) : "",
                                           g_mapped_file_get_length (file), &error);
  if (profile == NULL)
    {
      if (failures != NULL)
        analyzer_failures_add (failures, path, error);
      return;
    }
  profile->path = g_steal_pointer (&path);
  g_ptr_array_add (profiles, profile);
}

/**
 * analyzer_export_profiles_load:
 * @folders: (array zero-terminated=1): where the profiles are; of those of the
 *   same name the one in the first folder counts
 * @failures: (nullable) (element-type AnalyzerFailure): where to tell which ones
 *   are broken
 *
 * Returns: (transfer full) (element-type AnalyzerExportProfile): the others
 */
GPtrArray *
analyzer_export_profiles_load (const char *const *folders,
                               GPtrArray         *failures)
{
  GPtrArray *profiles = g_ptr_array_new_with_free_func ((GDestroyNotify) analyzer_export_profile_free);
  g_autoptr(GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; folders[i] != NULL; i++)
    {
      g_autoptr(GPtrArray) names = list_folder (folders[i]);

      for (guint j = 0; j < names->len; j++)
        load_file (folders[i], g_ptr_array_index (names, j), known, profiles, failures);
    }

  return profiles;
}

/**
 * analyzer_export_profiles_get:
 * @failures: (nullable) (element-type AnalyzerFailure): where to tell which
 *   profiles are broken, once
 *
 * Returns: (transfer none) (element-type AnalyzerExportProfile): the user's
 *   profiles and those of the program; may be asked for in any thread
 */
GPtrArray *
analyzer_export_profiles_get (GPtrArray *failures)
{
  static GPtrArray *profiles = NULL;

  if (g_once_init_enter (&profiles))
    {
      g_autofree char *own = g_build_filename (g_get_user_data_dir (), "analyzer", "profiles", NULL);
      g_autofree char *ours = analyzer_places_dup_data_path ("profiles");
      const char *const folders[] = { own, ours, NULL };

      g_once_init_leave (&profiles, analyzer_export_profiles_load (folders, failures));
    }

  return profiles;
}
