#include "costs.h"

#include <inttypes.h>
#include <stdio.h>
#include <sys/resource.h>

static struct rusage usage_now(void) {
  struct rusage usage;
  getrusage(RUSAGE_SELF, &usage);
  return usage;
}

static double seconds(struct timeval time) { return (double)time.tv_sec + (double)time.tv_usec * 1e-6; }

/* Bytes; 0 where the system has no such file. */
static uint64_t high_water_mark(void) {
  FILE *status = fopen("/proc/self/status", "r");
  char line[256];
  uint64_t kilobytes = 0;
  if (status == NULL) return 0;
  while (fgets(line, sizeof line, status) != NULL && sscanf(line, "VmHWM: %" SCNu64, &kilobytes) != 1) continue;
  fclose(status);
  return kilobytes * 1024;
}

void costs_begin(struct costs *costs) {
  struct rusage usage = usage_now();
  *costs = (struct costs){.user = seconds(usage.ru_utime), .system = seconds(usage.ru_stime)};
}

void costs_end(struct costs *costs) {
  struct rusage usage = usage_now();
  costs->user = seconds(usage.ru_utime) - costs->user;
  costs->system = seconds(usage.ru_stime) - costs->system;
  costs->peak_rss = high_water_mark();
  /* The other figure survives execve on Linux: it is at least the size of the process that started this one. */
  if (costs->peak_rss == 0) costs->peak_rss = (uint64_t)usage.ru_maxrss * 1024;
}
