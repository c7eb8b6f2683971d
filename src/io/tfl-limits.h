/* What is accepted of a file, so that no file can make the program hang or swell.
 *
 * Each limit is far above what a model needs, and below the one of libxml2 where there is
 * one, so that the sentence is ours.  Whatever the writer writes keeps within them: elements
 * of the model nest to TFL_MODEL_MAX_DEPTH and what is unknown inside one of them
 * TFL_LIMIT_UNKNOWN_DEPTH further, wherever that element is moved.
 */
#pragma once

#define TFL_LIMIT_FILE (256u * 1024 * 1024)    /* bytes */
#define TFL_LIMIT_ELEMENTS 5000000u
#define TFL_LIMIT_UNKNOWN_DEPTH 40u            /* libxml2 ends at 256 altogether */
#define TFL_LIMIT_TAG (8u * 1024 * 1024)       /* bytes; libxml2 ends at 10,000,000 for one value */
#define TFL_LIMIT_TEXT (8u * 1024 * 1024)      /* bytes */

/* libxml2 compares each attribute of a tag with each other, and looks prefixes up in a list of all that
 * are in scope: without these two, one tag of 40,000 attributes takes 13 seconds. */
#define TFL_LIMIT_ATTRIBUTES 200u
#define TFL_LIMIT_PREFIXES 100u
