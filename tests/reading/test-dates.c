/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reading/dates.h"

static const struct
{
  const char *text;
  const char *iso;
} cases[] = {
  { "2019-05-12", "2019-05-12" },
  { "2019-05-12T10:03:00Z", "2019-05-12T10:03:00Z" },
  { "2019-05-12T10:03:00.123+01:00", "2019-05-12T10:03:00+01:00" },
  { "2019-05-12T10:03:00-0430", "2019-05-12T10:03:00-04:30" },
  { "2019-05-12 10:03", "2019-05-12T10:03:00" },
  { "2019/05/12", "2019-05-12" },
  { "20190512T1003Z", "2019-05-12T10:03:00Z" },
  { "20190512", "2019-05-12" },
  { "Sun, 12 May 2019 10:03:01 +0000", "2019-05-12T10:03:01Z" },
  { "Sun, 12 May 2019 10:03:01 GMT", "2019-05-12T10:03:01Z" },
  { "May 12, 2019", "2019-05-12" },
  { "Published 4:30 PM, Sept. 2, 2019", "2019-09-02" },
  { "Updated: May 12th, 2019 at 4:30 p.m. EDT", "2019-05-12T16:30:00-04:00" },
  { "May 12, 2019 12:05 AM", "2019-05-12T00:05:00" },
  { "May 12, 2019 9am", "2019-05-12T09:00:00" },
  { "12. März 2019, 18:05 Uhr", "2019-03-12T18:05:00" },
  { "12 de mayo de 2019", "2019-05-12" },
  { "1er août 2019", "2019-08-01" },
  { "12.05.2019", "2019-05-12" },
  { "25/12/2019", "2019-12-25" },
  { "12/25/2019", "2019-12-25" },
  { "1557655380", "2019-05-12T10:03:00Z" },
  { "1557655380000", "2019-05-12T10:03:00Z" },
  { "05/12/2019", NULL },
  { "2019-02-30", NULL },
  { "31 April 2019", NULL },
  { "Monday", NULL },
  { "99999999999999999999", NULL },
  { "", NULL },
  { "\xff\xfe May", NULL },
};

static void
test_dates (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *iso = analyzer_dup_iso_date (cases[i].text);

      g_test_message ("%s", cases[i].text);
      g_assert_cmpstr (iso, ==, cases[i].iso);
    }
  g_assert_null (analyzer_dup_iso_date (NULL));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/reading/dates", test_dates);

  return g_test_run ();
}
