#ifndef MAP_H
#define MAP_H

#include <stddef.h>
#include <stdint.h>

#include "base/mem.h"

/* A map from strings to numbers.  {0} is an empty one. */
struct map {
	struct map_slot *slot;
	size_t n, cap; /* cap is a power of two */
};

#define MAP_NONE SIZE_MAX

/* The number of key, or MAP_NONE. */
size_t map_get(const struct map *m, const char *key);

/*
 * Gives key the number value unless it has one; returns the number it has
 * now.  The key is not copied: it must outlive the map.
 */
size_t map_put(struct map *m, const char *key, size_t value);

/* The same with a copy of the key in the pool, made where it is new. */
size_t map_put_copy(
    struct map *m, struct mem_pool *pool, const char *key, size_t value);

/* Gives key the number value, whatever it had. */
void map_set(struct map *m, const char *key, size_t value);

void map_free(struct map *m);

/* FNV-1a, 64 bits, of n bytes.  Source: Fowler, Noll and Vo. */
uint64_t map_hash(const void *p, size_t n);

#endif
