/* SPDX-License-Identifier: MIT */
/*
 * Converts old Vietnamese encodings to Unicode. Their text comes in two forms: raw bytes of a file,
 * and text of a package (w:t) whose bytes were read as windows-1252. All functions here take the
 * second form; vn_legacy_widen() converts the first to it. vn_legacy_guess.h detects the encoding;
 * a font alone is no proof.
 */
#ifndef VN_LEGACY_H
#define VN_LEGACY_H

#include "base/buf.h"

enum vn_legacy {
    VN_LEGACY_NONE,     /* Unicode, or unknown */
    VN_LEGACY_TCVN3,    /* ABC, fonts “.Vn…” */
    VN_LEGACY_VNI,      /* fonts “VNI-…” */
    VN_LEGACY_VISCII,   /* fonts “VI …”, “HoangYen …” */
    VN_LEGACY_CP1258,   /* windows-1258: letters and tones separate */
    VN_LEGACY_MOJIBAKE, /* UTF-8 read as windows-1252 */
    VN_LEGACY_COUNT
};

/* "TCVN3", "VNI", …; "" for VN_LEGACY_NONE. */
const char *vn_legacy_name(enum vn_legacy from);
/*
 * The encoding a font was made for, VN_LEGACY_NONE if it is not a known legacy font ("UVnTime" is
 * Unicode). *capitals: it displays lower-case letters as capitals (".VnTimeH"); may be NULL.
 */
enum vn_legacy vn_legacy_of_font(struct str font, bool *capitals);
/*
 * Appends `text` decoded, in NFC; characters that are no letters of `from` are kept. `capitals`:
 * the font displays capitals. TCVN3 has toned letters in one case only: without such a font they
 * decode to lower case (vn_legacy_case.h guesses). VN_LEGACY_NONE copies.
 */
void vn_legacy_decode(struct buf *b, struct str text, enum vn_legacy from, bool capitals);
/*
 * Decodes one letter with its marks at offset i (< text.n, at a code point) and returns the offset
 * after it. A mark belongs to its letter even across runs of a document.
 */
size_t vn_legacy_decode_one(struct buf *b, struct str text, size_t i, enum vn_legacy from);
/* Appends raw bytes read as windows-1252; its five holes become U+0081 …, C0 controls are kept. */
void vn_legacy_widen(struct buf *b, struct str bytes);
/* The windows-1252 byte of cp; -1 for none. U+0080 … U+009F and Greek mu (which some programs write
 * for U+00B5) count as bytes too. */
int vn_legacy_byte(uint32_t cp);

#endif
