import type { Report } from '../../src/model/report';

/** What names, tags and messages may hold when somebody means harm, or only pasted something. */
export const HOSTILE: readonly string[] = [
  '<img src=x onerror="window.pwned=1">',
  '</script><script>window.pwned=1</script>',
  '"><svg onload=window.pwned=1>',
  "' onmouseover='window.pwned=1",
  '<!--<script>',
  ']]><style>*{display:none}</style>',
  'javascript:window.pwned=1',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: what somebody wrote, not a template
  '${window.pwned=1} `window.pwned=1`',
  '\u202egpj.exe\u2066',
  '\u001b[31m\u001b]0;title\u0007\u009b2J\u0000\b\r\n\u2028',
  '&lt;b&gt; &amp;quot; \\u003cscript\\u003e',
];

/** Fields that hold one of our own words, never a word of somebody else. */
const OURS = new Set(['schema', 'verdict', 'status', 'colour', 'kind', 'tier', 'placement']);
const isRow = (value: object): boolean => 'colour' in value && 'reasons' in value;

/** The report with `text` before every string in it, so that ids still refer to each other. */
export function hostileReport(report: Report, text: string): Report {
  const spoil = (value: unknown): unknown => {
    if (typeof value === 'string') return text + value;
    if (Array.isArray(value)) return value.map(spoil);
    if (typeof value !== 'object' || value === null) return value;
    const entries = Object.entries(value).map(([key, item]) => {
      const ours = OURS.has(key) || (key === 'id' && isRow(value));
      return [key, ours ? item : spoil(item)];
    });
    return Object.fromEntries(entries);
  };
  return spoil(report) as Report;
}
