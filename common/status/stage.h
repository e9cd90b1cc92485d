#ifndef STAGE_H
#define STAGE_H

/*
 * The stages of a partnership by name.  Which one a partner is in is
 * fold_partner.c's.
 */
#define STAGES_ALL(X)             \
	X(ENDED, "ended")         \
	X(CANDIDATE, "candidate") \
	X(ACTIVE, "active")       \
	X(DORMANT, "dormant")     \
	X(LAPSED, "lapsed")       \
	X(NEW, "new")             \
	X(FRUITLESS, "fruitless")

#define X(id, name) STAGE_##id,
enum stage { STAGES_ALL(X) STAGES };
#undef X

/* "active"; the stage of that name, or STAGES. */
const char *stage_name(enum stage s);
enum stage stage_find(const char *name);

#endif
