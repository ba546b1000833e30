/* places.c: where the program's own files are.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "analyzer-text"

#include "config.h"

#include "text/places.h"

/**
 * analyzer_places_is_installed:
 *
 * A program that still stands in the folder in which it was built reads its
 * data from there and from the sources, so that nothing has to be installed to
 * try it.
 *
 * Returns: whether the running program is an installed one
 */
gboolean
analyzer_places_is_installed (void)
{
  static gsize known = 0;

  if (g_once_init_enter (&known))
    {
      g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
      gboolean built = program != NULL && g_str_has_prefix (program, BUILD_DIR G_DIR_SEPARATOR_S);

      g_once_init_leave (&known, built ? 1 : 2);
    }

  return known == 2;
}

/**
 * analyzer_places_dup_data_path:
 * @name: a path below the data folder, such as `models/en`
 *
 * The environment variable ANALYZER_DATA_DIR, where it is set, names another
 * data folder.
 *
 * Returns: (transfer full): where @name is; it need not exist
 */
char *
analyzer_places_dup_data_path (const char *name)
{
  const char *chosen = g_getenv ("ANALYZER_DATA_DIR");

  if (chosen != NULL && *chosen != '\0')
    return g_build_filename (chosen, name, NULL);

  return g_build_filename (analyzer_places_is_installed () ? PKGDATADIR : SOURCE_DATADIR, name, NULL);
}

/**
 * analyzer_places_dup_locale_path:
 *
 * Returns: (transfer full): the folder with the translations
 */
char *
analyzer_places_dup_locale_path (void)
{
  return analyzer_places_is_installed () ? g_strdup (LOCALEDIR) : g_build_filename (BUILD_DIR, "po", NULL);
}

/**
 * analyzer_places_dup_program_path:
 * @name: a program that only other programs of Analyzer start
 *
 * Returns: (transfer full): where it is
 */
char *
analyzer_places_dup_program_path (const char *name)
{
  if (!analyzer_places_is_installed ())
    return g_build_filename (BUILD_DIR, "src", "helper", name, NULL);

  return g_build_filename (LIBEXECDIR, name, NULL);
}

/**
 * analyzer_places_dup_schema_path:
 *
 * Returns: (transfer full): the folder with the compiled schemas of the
 *   window's settings
 */
char *
analyzer_places_dup_schema_path (void)
{
  if (!analyzer_places_is_installed ())
    return g_build_filename (BUILD_DIR, "data", NULL);

  return g_build_filename (PKGDATADIR, "..", "glib-2.0", "schemas", NULL);
}
