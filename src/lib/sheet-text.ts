/** What XML 1.0 forbids or advises against (its section 2.2), and the sign of a lost character: what writes spreadsheets leaves them out. */
const LEFT_OUT = /[^\P{Cc}\t\n]|[\p{Noncharacter_Code_Point}\p{Cs}\ufffd]/gu;

/** Returns a text as a cell of a spreadsheet keeps it. */
export const toSheetText = (text: string): string => text.replace(/\r\n?/g, '\n').replace(LEFT_OUT, '');
