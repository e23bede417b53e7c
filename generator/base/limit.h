/* SPDX-License-Identifier: MIT */
/* All limits of the program, with unit and reason. */
#ifndef LIMIT_H
#define LIMIT_H

/* Bytes of one source, template, rule or data file: ten times the longest law. */
#define LIMIT_INPUT_BYTES (20u << 20)
/* Bytes held by one document's arena: a source of LIMIT_INPUT_BYTES takes 200 MB, a million marks
 * of notes more than 240. */
#define LIMIT_ARENA_BYTES (448u << 20)
/* Markdown delimiters (`*`, `_`, `[`, `` ` ``, `<` …) in one block that is parsed as Markdown; a
 * block with more is kept as plain text (libcmark uses about 200 bytes for each). */
#define LIMIT_BLOCK_MARKS 200000u
/* Nested quotations (`>`); deeper marks are flattened. */
#define LIMIT_QUOTE_DEPTH 16
/* Nested inline emphasis and links; deeper ones are flattened to text. */
#define LIMIT_INLINE_DEPTH 64
/* Nested `{% if %}` and `{% for %}`. */
#define LIMIT_CONTROL_DEPTH 16
/* Nested elements of an XML source or template, and of a foreign part. */
#define LIMIT_XML_DEPTH 128
/* Levels of the tree that rules may build: more than every reader makes. */
#define LIMIT_NODE_DEPTH 256
/* Columns of a table: Word refuses more. */
#define LIMIT_TABLE_COLUMNS 63
/* Cells of one table. */
#define LIMIT_TABLE_CELLS 100000u
/* Messages kept for one document; the rest are only counted, but the error that stops the document
 * is always kept. */
#define LIMIT_MESSAGES 500u
/* Inputs of one document that a position can refer to; messages about further ones have no
 * position. */
#define LIMIT_SOURCES 63u
/* Blocks that the loops of one document may generate. */
#define LIMIT_LOOP_BLOCKS 200000u
/* Blocks of a foreign file that recognition processes: some 1,000 pages. */
#define LIMIT_IMPORT_BLOCKS 20000u
/* Bytes of all Lua values of one run. */
#define LIMIT_LUA_BYTES (64u << 20)
/* Bytes of nodes and texts that the rules and holes of one document may make. */
#define LIMIT_LUA_NODE_BYTES (96u << 20)
/* Lua instructions of one rule (all its stages) or hole: about half a second. */
#define LIMIT_LUA_STEPS 30000000
/* CPU time of the Lua of one rule or hole, milliseconds. Last resort: one instruction may compare
 * two strings of megabytes, which the step count does not see. */
#define LIMIT_LUA_MILLISECONDS 1200
/* The same of all rules and holes of one document together. */
#define LIMIT_LUA_RUN_STEPS (4 * LIMIT_LUA_STEPS)
#define LIMIT_LUA_RUN_MILLISECONDS 1800
/* Steps of one pattern match (string.find and others). */
#define LIMIT_LUA_MATCH_STEPS 2000000
/* Bytes of one string made by string.rep, string.format or table.concat. */
#define LIMIT_LUA_STRING_BYTES (4u << 20)
/* Numbers, besides 1..n, that are keys of one Lua table; a power of two. Lua does not randomise
 * their hash: growing a table whose keys all collide is quadratic, within one instruction: 0.3 s at
 * this size. Texts and nodes are limited by the memory alone. */
#define LIMIT_LUA_TABLE_KEYS 32768u
/* Depth of Lua calls: endless recursion fails with its line before it exhausts the memory. */
#define LIMIT_LUA_CALLS 20000
/* Values that one call may return (table.unpack, string.byte, utf8.codepoint):
 * every later `...` copies them within one instruction. */
#define LIMIT_LUA_RESULTS 4096
/* Levels of mappings and sequences in a profile. */
#define LIMIT_YAML_DEPTH 8
/* Default fields of a profile, and styles of one template file: both are searched one by one. */
#define LIMIT_PROFILE_FIELDS 2000u
#define LIMIT_TEMPLATE_STYLES 2000u
/* Templates that extend one another. */
#define LIMIT_TEMPLATE_CHAIN 4
/* Bytes kept of another program's output (fc-match). */
#define LIMIT_SPAWN_BYTES (1u << 16)
/* Bytes of a file that another program writes. */
#define LIMIT_SPAWN_FILE_BYTES (256u << 20)
/* Bytes of poppler's description of a PDF: some 100 for each word, 1,500 pages. */
#define LIMIT_PDF_BYTES (64u << 20)
/* Time for LibreOffice or pdftotext to convert one file, milliseconds: a cold start of LibreOffice
 * on a slow disk takes half a minute. */
#define LIMIT_CONVERT_MILLISECONDS 120000
/* Depth of folders in the temporary folder of a conversion (LibreOffice's profile has 6). */
#define LIMIT_TEMP_DEPTH 32
/* Foreign archives (.docx): packed size, unpacked size, one entry, number of
 * entries, unpacked/packed ratio. */
#define LIMIT_ZIP_PACKED (20u << 20)
#define LIMIT_ZIP_TOTAL (128u << 20)
#define LIMIT_ZIP_ENTRY (16u << 20)
#define LIMIT_ZIP_ENTRIES 512u
#define LIMIT_ZIP_RATIO 100u
/* Entry size in bytes above which the ratio is checked: small entries are harmless, and empty table
 * cells compress a hundredfold. */
#define LIMIT_ZIP_RATIO_FROM (1u << 20)
/* Nodes created for a foreign document: some 200,000 paragraphs, ten times the longest law; 150
 * MB. */
#define LIMIT_DOCX_NODES 500000u

#endif
