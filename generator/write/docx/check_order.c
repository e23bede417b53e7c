/* SPDX-License-Identifier: MIT */
/* Allowed order of child elements (sequences of ISO/IEC 29500-4). For w:rPr the schema allows any
 * order, but Word on the web does not. */
#include <string.h>

#include "write/docx/check_private.h"

struct write_docx_check_order {
    const char *element;
    const char *const *children; /* "*" prefix: repeatable; NULL-terminated */
};

static const char *const p_pr[] = {
    "pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl", "numPr",
    "suppressLineNumbers", "pBdr", "shd", "tabs", "suppressAutoHyphens", "kinsoku", "wordWrap",
    "overflowPunct", "topLinePunct", "autoSpaceDE", "autoSpaceDN", "bidi", "adjustRightInd",
    "snapToGrid", "spacing", "ind", "contextualSpacing", "mirrorIndents", "suppressOverlap", "jc",
    "textDirection", "textAlignment", "textboxTightWrap", "outlineLvl", "divId", "cnfStyle", "rPr",
    "sectPr", "pPrChange", NULL};
static const char *const r_pr[] = {
    "ins", "del", "moveFrom", "moveTo", "rStyle", "rFonts", "b", "bCs", "i", "iCs", "caps",
    "smallCaps", "strike", "dstrike", "outline", "shadow", "emboss", "imprint", "noProof",
    "snapToGrid", "vanish", "webHidden", "color", "spacing", "w", "kern", "position", "sz", "szCs",
    "highlight", "u", "effect", "bdr", "shd", "fitText", "vertAlign", "rtl", "cs", "em", "lang",
    "eastAsianLayout", "specVanish", "oMath", "rPrChange", NULL};
static const char *const tbl_pr[] = {
    "tblStyle", "tblpPr", "tblOverlap", "bidiVisual", "tblStyleRowBandSize", "tblStyleColBandSize",
    "tblW", "jc", "tblCellSpacing", "tblInd", "tblBorders", "shd", "tblLayout", "tblCellMar",
    "tblLook", "tblCaption", "tblDescription", "tblPrChange", NULL};
static const char *const tc_pr[] = {
    "cnfStyle", "tcW", "gridSpan", "hMerge", "vMerge", "tcBorders", "shd", "noWrap", "tcMar",
    "textDirection", "tcFitText", "vAlign", "hideMark", "cellIns", "cellDel", "cellMerge",
    "tcPrChange", NULL};
static const char *const tbl[] = {"tblPr", "tblGrid", "*tr", NULL};
static const char *const sdt[] = {"sdtPr", "sdtEndPr", "sdtContent", NULL};
/* the kinds of control exclude one another; only `text` is written */
static const char *const sdt_pr[] = {
    "rPr", "alias", "tag", "id", "lock", "placeholder", "temporary", "showingPlcHdr",
    "dataBinding", "label", "tabIndex", "text", NULL};
static const char *const sect_pr[] = {
    "*headerReference", "*footerReference", "footnotePr", "endnotePr", "type", "pgSz", "pgMar",
    "paperSrc", "pgBorders", "lnNumType", "pgNumType", "cols", "formProt", "vAlign", "noEndnote",
    "titlePg", "textDirection", "bidi", "rtlGutter", "docGrid", "printerSettings", "sectPrChange",
    NULL};
static const char *const abstract_num[] = {
    "nsid", "multiLevelType", "tmpl", "name", "styleLink", "numStyleLink", "*lvl", NULL};
static const char *const lvl[] = {
    "start", "numFmt", "lvlRestart", "pStyle", "isLgl", "suff", "lvlText", "lvlPicBulletId",
    "legacy", "lvlJc", "pPr", "rPr", NULL};
static const char *const num[] = {"abstractNumId", "*lvlOverride", NULL};
static const char *const num_pr[] = {"ilvl", "numId", "numberingChange", "ins", NULL};
static const char *const numbering[] = {
    "*numPicBullet", "*abstractNum", "*num", "numIdMacAtCleanup", NULL};
static const char *const style[] = {
    "name", "aliases", "basedOn", "next", "link", "autoRedefine", "hidden", "uiPriority",
    "semiHidden", "unhideWhenUsed", "qFormat", "locked", "personal", "personalCompose",
    "personalReply", "rsid", "pPr", "rPr", "tblPr", "trPr", "tcPr", "*tblStylePr", NULL};
static const char *const styles[] = {"docDefaults", "latentStyles", "*style", NULL};
static const char *const doc_defaults[] = {"rPrDefault", "pPrDefault", NULL};
static const char *const settings[] = {
    "writeProtection", "view", "zoom", "removePersonalInformation", "removeDateAndTime",
    "doNotDisplayPageBoundaries", "displayBackgroundShape", "printPostScriptOverText",
    "printFractionalCharacterWidth", "printFormsData", "embedTrueTypeFonts", "embedSystemFonts",
    "saveSubsetFonts", "saveFormsData", "mirrorMargins", "alignBordersAndEdges",
    "bordersDoNotSurroundHeader", "bordersDoNotSurroundFooter", "gutterAtTop", "hideSpellingErrors",
    "hideGrammaticalErrors", "*activeWritingStyle", "proofState", "formsDesign", "attachedTemplate",
    "linkStyles", "stylePaneFormatFilter", "stylePaneSortMethod", "documentType", "mailMerge",
    "revisionView", "trackRevisions", "doNotTrackMoves", "doNotTrackFormatting",
    "documentProtection", "autoFormatOverride", "styleLockTheme", "styleLockQFSet",
    "defaultTabStop", "autoHyphenation", "consecutiveHyphenLimit", "hyphenationZone",
    "doNotHyphenateCaps", "showEnvelope", "summaryLength", "clickAndTypeStyle", "defaultTableStyle",
    "evenAndOddHeaders", "bookFoldRevPrinting", "bookFoldPrinting", "bookFoldPrintingSheets",
    "drawingGridHorizontalSpacing", "drawingGridVerticalSpacing",
    "displayHorizontalDrawingGridEvery", "displayVerticalDrawingGridEvery",
    "doNotUseMarginsForDrawingGridOrigin", "drawingGridHorizontalOrigin",
    "drawingGridVerticalOrigin", "doNotShadeFormData", "noPunctuationKerning",
    "characterSpacingControl", "printTwoOnOne", "strictFirstAndLastChars", "noLineBreaksAfter",
    "noLineBreaksBefore", "savePreviewPicture", "doNotValidateAgainstSchema",
    "saveInvalidXml", "ignoreMixedContent", "alwaysShowPlaceholderText",
    "doNotDemarcateInvalidXml", "saveXmlDataOnly", "useXSLTWhenSaving", "saveThroughXslt",
    "showXMLTags", "alwaysMergeEmptyNamespace", "updateFields", "hdrShapeDefaults", "footnotePr",
    "endnotePr", "compat", "docVars", "rsids", "mathPr", "attachedSchema", "themeFontLang",
    "clrSchemeMapping", "doNotIncludeSubdocsInStats", "doNotAutoCompressPictures",
    "forceUpgrade", "captions", "readModeInkLockDown", "smartTagType", "schemaLibrary",
    "shapeDefaults", "doNotEmbedSmartTags", "decimalSymbol", "listSeparator", NULL};

static const struct write_docx_check_order orders[] = {
    {"pPr", p_pr},           {"rPr", r_pr},
    {"tblPr", tbl_pr},       {"tcPr", tc_pr},
    {"tbl", tbl},            {"sectPr", sect_pr},
    {"sdt", sdt},            {"sdtPr", sdt_pr},
    {"numPr", num_pr},       {"lvl", lvl},
    {"abstractNum", abstract_num}, {"num", num},
    {"numbering", numbering}, {"style", style},
    {"styles", styles},      {"docDefaults", doc_defaults},
    {"settings", settings},
};

static bool is_name(struct str name, const char *c)
{
    return name.n > 0 && name.p[0] == c[0] && strncmp(name.p, c, name.n) == 0 && c[name.n] == '\0';
}

const struct write_docx_check_order *write_docx_check_order_of(struct str element)
{
    for (size_t i = 0; i < ARRAY_LEN(orders); i++)
        if (is_name(element, orders[i].element))
            return &orders[i];
    return NULL;
}

bool write_docx_check_order_next(const struct write_docx_check_order *order, unsigned *rank,
                                 struct str child)
{
    /* rank is that of the last child, + 1 */
    for (unsigned i = *rank > 0 ? *rank - 1 : 0; order->children[i] != NULL; i++) {
        const char *name = order->children[i];
        bool repeats = name[0] == '*';

        if (is_name(child, repeats ? name + 1 : name) && (repeats || i + 1 != *rank)) {
            *rank = i + 1;
            return true;
        }
    }
    return false;
}
