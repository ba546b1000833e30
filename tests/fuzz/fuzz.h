/* fuzz.h: what every reader has to hold to, whatever it is given.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <stddef.h>
#include <stdint.h>

#include "reading/article.h"

int  LLVMFuzzerTestOneInput (const uint8_t   *data,
                             size_t           size);
void fuzz_check             (AnalyzerArticle *article);
void fuzz_read              (const uint8_t   *data,
                             size_t           size,
                             const char      *format);
