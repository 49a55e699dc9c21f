#ifndef REPLY_H
#define REPLY_H

#include <stdbool.h>
#include <stddef.h>

#include "buffer.h"
#include "failure.h"
#include "result.h"

/* The lines of the executor protocol, without their line ends. */
void write_ready(struct buffer *out, const char *label, const char *data_dir);

/* Points stand as digests, or whole where `full`; the times of `repeat` calls beside them where it is not 0. */
void write_answer(struct buffer *out, const struct result *result, bool partial, bool full, const double *seconds,
                  size_t repeat);
void write_failure(struct buffer *out, const struct failure *failure);

#endif
