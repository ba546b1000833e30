/* screen-reader.c: what a screen reader finds in a window, for tests.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "screen-reader.h"

/**
 * screen_reader_pause:
 *
 * Lets some time pass, and events come in.
 */
void
screen_reader_pause (void)
{
  g_usleep (G_USEC_PER_SEC / 10);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

/**
 * screen_reader_find:
 * @below: where to look
 * @role: what kind of thing
 * @name: (nullable): what its name contains
 *
 * Returns: (transfer full) (nullable): the first such thing
 */
AtspiAccessible *
screen_reader_find (AtspiAccessible *below,
                    AtspiRole        role,
                    const char      *name)
{
  int n_children;

  if (atspi_accessible_get_role (below, NULL) == role)
    {
      g_autofree char *own = atspi_accessible_get_name (below, NULL);

      if (name == NULL || (own != NULL && strstr (own, name) != NULL))
        return g_object_ref (below);
    }

  n_children = atspi_accessible_get_child_count (below, NULL);
  for (int i = 0; i < n_children; i++)
    {
      g_autoptr(AtspiAccessible) child = atspi_accessible_get_child_at_index (below, i, NULL);
      AtspiAccessible *found = child != NULL ? screen_reader_find (child, role, name) : NULL;

      if (found != NULL)
        return found;
    }

  return NULL;
}

static void
list_names (AtspiAccessible *below,
            AtspiRole        role,
            GString         *names)
{
  int n_children = atspi_accessible_get_child_count (below, NULL);

  if (atspi_accessible_get_role (below, NULL) == role)
    {
      g_autofree char *own = atspi_accessible_get_name (below, NULL);

      g_string_append_printf (names, " “%s”", own);
    }
  for (int i = 0; i < n_children; i++)
    {
      g_autoptr(AtspiAccessible) child = atspi_accessible_get_child_at_index (below, i, NULL);

      if (child != NULL)
        list_names (child, role, names);
    }
}

/**
 * screen_reader_wait:
 * @below: where to look
 * @role: what kind of thing
 * @name: (nullable): what its name contains
 *
 * Fails the test where nothing such appears in time.
 *
 * Returns: (transfer full): the first such thing
 */
AtspiAccessible *
screen_reader_wait (AtspiAccessible *below,
                    AtspiRole        role,
                    const char      *name)
{
  gint64 end = g_get_monotonic_time () + SCREEN_READER_PATIENCE;
  g_autoptr(GString) others = g_string_new (NULL);

  do
    {
      AtspiAccessible *found = screen_reader_find (below, role, name);

      if (found != NULL)
        return found;
      screen_reader_pause ();
      /* What the library has heard of may be old, whatever it is told. */
      atspi_accessible_clear_cache (below);
    }
  while (g_get_monotonic_time () < end);

  list_names (below, role, others);
  g_error ("Nothing with role %d and name “%s” appeared, but%s", role, name != NULL ? name : "",
           others->len > 0 ? others->str : " nothing");
}

/**
 * screen_reader_expect:
 * @below: where to look
 * @role: what kind of thing
 * @name: (nullable): what its name contains
 *
 * Fails the test where nothing such appears in time.
 */
void
screen_reader_expect (AtspiAccessible *below,
                      AtspiRole        role,
                      const char      *name)
{
  g_object_unref (screen_reader_wait (below, role, name));
}

/**
 * screen_reader_wait_gone:
 * @below: where to look
 * @role: what kind of thing
 * @name: what its name contains
 *
 * Fails the test where there still is such a thing after a while.
 */
void
screen_reader_wait_gone (AtspiAccessible *below,
                         AtspiRole        role,
                         const char      *name)
{
  gint64 end = g_get_monotonic_time () + SCREEN_READER_PATIENCE;

  do
    {
      g_autoptr(AtspiAccessible) found = screen_reader_find (below, role, name);

      if (found == NULL)
        return;
      screen_reader_pause ();
      /* What the library has heard of may be old, whatever it is told. */
      atspi_accessible_clear_cache (below);
    }
  while (g_get_monotonic_time () < end);

  g_error ("What has role %d and name “%s” did not go away", role, name);
}

static gboolean
do_action (AtspiAccessible *accessible,
           const char      *action)
{
  g_autoptr(AtspiAction) actions = atspi_accessible_get_action_iface (accessible);
  int n_actions;

  g_assert_nonnull (actions);
  n_actions = atspi_action_get_n_actions (actions, NULL);
  for (int i = 0; i < n_actions; i++)
    {
      g_autofree char *name = atspi_action_get_action_name (actions, i, NULL);

      if (g_strcmp0 (name, action) == 0)
        return atspi_action_do_action (actions, i, NULL);
    }

  g_error ("There is no action “%s”", action);
}

/**
 * screen_reader_do:
 * @accessible: what does it
 * @action: the name of one of its actions
 */
void
screen_reader_do (AtspiAccessible *accessible,
                  const char      *action)
{
  g_assert_true (do_action (accessible, action));
}

/**
 * screen_reader_close:
 * @window: a window
 *
 * Closes @window, which may be gone before it can answer.
 */
void
screen_reader_close (AtspiAccessible *window)
{
  do_action (window, "window.close");
}

/**
 * screen_reader_click:
 * @below: where to look
 * @name: what the button's name contains
 */
void
screen_reader_click (AtspiAccessible *below,
                     const char      *name)
{
  g_autoptr(AtspiAccessible) button = screen_reader_wait (below, ATSPI_ROLE_PUSH_BUTTON, name);

  screen_reader_do (button, "click");
}

/**
 * screen_reader_select:
 * @list: a list
 * @index: which of its rows
 */
void
screen_reader_select (AtspiAccessible *list,
                      int              index)
{
  g_autoptr(AtspiSelection) selection = atspi_accessible_get_selection_iface (list);
  gint64 end = g_get_monotonic_time () + SCREEN_READER_PATIENCE;

  g_assert_nonnull (selection);
  while (!atspi_selection_select_child (selection, index, NULL))
    {
      /* A list that is being filled has no rows for a moment. */
      g_assert_cmpint (g_get_monotonic_time (), <, end);
      screen_reader_pause ();
    }
}

/**
 * screen_reader_dup_run:
 * @text: a text
 * @attribute: such as `bg-color`
 *
 * Returns: (transfer full) (nullable): the words at the cursor that look
 *   alike, where they have @attribute
 */
char *
screen_reader_dup_run (AtspiAccessible *text,
                       const char      *attribute)
{
  g_autoptr(AtspiText) iface = atspi_accessible_get_text_iface (text);
  g_autoptr(GHashTable) attributes = NULL;
  int caret, start, end;

  g_assert_nonnull (iface);
  caret = atspi_text_get_caret_offset (iface, NULL);
  if (caret < 0)
    return NULL;
  attributes = atspi_text_get_text_attributes (iface, caret, &start, &end, NULL);
  if (attributes == NULL || !g_hash_table_contains (attributes, attribute))
    return NULL;

  return atspi_text_get_text (iface, start, end, NULL);
}
