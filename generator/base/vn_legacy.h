/* SPDX-License-Identifier: MIT */
/*
 * Old Vietnamese encodings turned into Unicode. Their text comes in two forms: raw
 * bytes of a file, and text of a package (w:t), where the bytes were read as
 * windows-1252. All functions here work on the second form; vn_legacy_widen() makes
 * it of the first. Which encoding a text is in is told by vn_legacy_guess.h; a font
 * alone is no proof.
 */
#ifndef VN_LEGACY_H
#define VN_LEGACY_H

#include "base/buf.h"

enum vn_legacy {
    VN_LEGACY_NONE,     /* Unicode, or nothing that we know */
    VN_LEGACY_TCVN3,    /* ABC, fonts “.Vn…” */
    VN_LEGACY_VNI,      /* fonts “VNI-…” */
    VN_LEGACY_VISCII,   /* fonts “VI …”, “HoangYen …” */
    VN_LEGACY_CP1258,   /* windows-1258: letters and tones apart */
    VN_LEGACY_MOJIBAKE, /* UTF-8 read as windows-1252 */
    VN_LEGACY_COUNT
};

/* "TCVN3", "VNI", …; "" of VN_LEGACY_NONE. */
const char *vn_legacy_name(enum vn_legacy from);
/*
 * The encoding that a font was made for, VN_LEGACY_NONE when it is not known as an
 * old one ("UVnTime" is Unicode). *capitals: it shows small letters as capitals
 * (".VnTimeH"); may be NULL.
 */
enum vn_legacy vn_legacy_of_font(struct str font, bool *capitals);
/*
 * Appends `text` decoded, in NFC; what is no letter of `from` stays as it is. `capitals`: the
 * font shows capitals. TCVN3 has toned letters of one case only: without such a font
 * they come as small ones (vn_legacy_case.h guesses). VN_LEGACY_NONE copies.
 */
void vn_legacy_decode(struct buf *b, struct str text, enum vn_legacy from, bool capitals);
/*
 * The same for what begins at offset i (< text.n, of a code point): a letter with
 * the marks behind it. The offset behind. A mark belongs to its letter, whatever
 * run of a document it stands in.
 */
size_t vn_legacy_decode_one(struct buf *b, struct str text, size_t i, enum vn_legacy from);
/* Appends raw bytes read as windows-1252; its five holes as U+0081 …, C0 as it is. */
void vn_legacy_widen(struct buf *b, struct str bytes);
/* The byte that windows-1252 has for cp; -1 for none. U+0080 … U+009F and the Greek
 * mu (in place of U+00B5, which some programs write) count as bytes too. */
int vn_legacy_byte(uint32_t cp);

#endif
