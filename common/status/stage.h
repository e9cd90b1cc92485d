#ifndef STAGE_H
#define STAGE_H

/*
 * The stages of a partnership by name.  Which one a partner is in is
 * fold_stage.c's.
 */
enum stage {
	STAGE_ENDED,
	STAGE_CANDIDATE,
	STAGE_ACTIVE,
	STAGE_DORMANT,
	STAGE_LAPSED,
	STAGE_NEW,
	STAGE_FRUITLESS,
	STAGES
};

/* "active"; the stage of that name, or STAGES. */
const char *stage_name(enum stage s);
enum stage stage_find(const char *name);

#endif
