/* passed-over.c: what a file of many articles holds beside them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "analyzer-reading"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "reading/passed-over.h"

/* As much of a name as fits a line. */
#define SHOWN_MAX 100

/**
 * analyzer_passed_over_add:
 * @name: (nullable): what the part is called, such as its address or title
 */
void
analyzer_passed_over_add (AnalyzerPassedOver *self,
                          const char         *name)
{
  self->n++;
  if (self->first != NULL || name == NULL || *name == '\0')
    return;

  self->first = g_utf8_make_valid (name, -1);
  if (g_utf8_strlen (self->first, -1) > SHOWN_MAX)
    {
      g_autofree char *whole = g_steal_pointer (&self->first);
      g_autofree char *begin = g_utf8_substring (whole, 0, SHOWN_MAX - 1);

      self->first = g_strconcat (begin, "…", NULL);
    }
}

/**
 * analyzer_passed_over_tell:
 * @input: the file
 *
 * Adds a sentence on the parts to the failures of @input, where there are any.
 */
void
analyzer_passed_over_tell (AnalyzerPassedOver  *self,
                           const AnalyzerInput *input)
{
  g_autoptr(GString) message = g_string_new (NULL);
  g_autoptr(GError) error = NULL;

  if (self->n == 0)
    return;

  g_string_append_printf (message, g_dngettext (GETTEXT_PACKAGE, "%u part of the file holds no article that can be read.",
                                                "%u parts of the file hold no article that can be read.", self->n), self->n);
  if (self->first != NULL)
    {
      g_string_append_c (message, ' ');
      /* Translators: the first part of a file that can't be read; %s is its address or title */
      g_string_append_printf (message, self->n == 1 ? _("It is “%s”.") : _("The first is “%s”."), self->first);
    }
  error = g_error_new_literal (ANALYZER_READING_ERROR, ANALYZER_READING_ERROR_PASSED_OVER, message->str);
  analyzer_failures_add (input->failures, input->path, error);
}

/**
 * analyzer_tell_rest:
 * @input: a file with more than %ANALYZER_ARTICLES_MAX articles
 *
 * Adds to the failures of @input that the rest of it is not read.
 */
void
analyzer_tell_rest (const AnalyzerInput *input)
{
  g_autoptr(GError) error = NULL;

  g_set_error_literal (&error, ANALYZER_READING_ERROR, ANALYZER_READING_ERROR_TOO_LARGE,
                       _("The file holds more than 100,000 articles; split it to read the rest."));
  analyzer_failures_add (input->failures, input->path, error);
}

void
analyzer_passed_over_clear (AnalyzerPassedOver *self)
{
  self->n = 0;
  g_clear_pointer (&self->first, g_free);
}
