/*
 * Open addressing: a key is looked for from the slot of its hash on, and the
 * slots are doubled when half of them are taken.  No key is ever removed.
 */
#include "base/map.h"

#include <stdlib.h>
#include <string.h>

struct map_slot {
	const char *key; /* NULL: free */
	size_t value;
	uint64_t hash;
};

uint64_t
map_hash(const void *p, size_t n)
{
	const unsigned char *s = p;
	uint64_t h = 0xcbf29ce484222325U;
	size_t i;

	for (i = 0; i < n; i++)
		h = (h ^ s[i]) * 0x100000001b3U;
	return h;
}

/* The slot of key, or the free one where it belongs. */
static struct map_slot *
find_slot(struct map_slot *slot, size_t cap, const char *key, uint64_t hash)
{
	size_t i = (size_t)hash & (cap - 1);

	while (slot[i].key != NULL &&
	    (slot[i].hash != hash || strcmp(slot[i].key, key) != 0))
		i = (i + 1) & (cap - 1);
	return &slot[i];
}

static void
grow_slots(struct map *m)
{
	size_t cap = m->cap ? m->cap * 2 : 64;
	struct map_slot *slot = mem_alloc(cap, sizeof(*slot));
	size_t i;

	for (i = 0; i < m->cap; i++)
		if (m->slot[i].key != NULL)
			*find_slot(slot, cap, m->slot[i].key, m->slot[i].hash) =
			    m->slot[i];
	free(m->slot);
	m->slot = slot;
	m->cap = cap;
}

size_t
map_get(const struct map *m, const char *key)
{
	struct map_slot *s;

	if (m->n == 0)
		return MAP_NONE;
	s = find_slot(m->slot, m->cap, key, map_hash(key, strlen(key)));
	return s->key != NULL ? s->value : MAP_NONE;
}

/* The slot of key, made if there is none. */
static struct map_slot *
reach_slot(struct map *m, const char *key)
{
	uint64_t hash = map_hash(key, strlen(key));
	struct map_slot *s;

	if (m->n >= m->cap / 2)
		grow_slots(m);
	s = find_slot(m->slot, m->cap, key, hash);
	if (s->key == NULL) {
		*s = (struct map_slot){key, MAP_NONE, hash};
		m->n++;
	}
	return s;
}

size_t
map_put(struct map *m, const char *key, size_t value)
{
	struct map_slot *s = reach_slot(m, key);

	if (s->value == MAP_NONE)
		s->value = value;
	return s->value;
}

size_t
map_put_copy(
    struct map *m, struct mem_pool *pool, const char *key, size_t value)
{
	struct map_slot *s = reach_slot(m, key);

	if (s->value == MAP_NONE) {
		s->key = mem_pool_dup(pool, key);
		s->value = value;
	}
	return s->value;
}

void
map_set(struct map *m, const char *key, size_t value)
{
	reach_slot(m, key)->value = value;
}

void
map_free(struct map *m)
{
	free(m->slot);
	*m = (struct map){0};
}
