import { formatCodeList } from '../lib/format-code-list';
import type { AnyCeilingFamily } from './family';

/** The reference of all ceiling families as Markdown, which is kept as `docs/ceilings.md`. */
export const describeCeilings = (families: readonly AnyCeilingFamily[]): string =>
  `${[
    '# Ceilings',
    'Generated from the ceiling families themselves; do not edit. A ceiling is one thing that can stop the event: what is used at `m` times normal traffic, against a limit. It breaks at the largest `m` that still fits. Where something that it needs could not be collected it is grey, never green.',
    '| ceiling | kind | grows with traffic | unit |\n|---|---|---|---|\n' +
      families
        .map(
          ({ id, kind, elastic, unit }) =>
            `| [${id}](#${id}) | ${kind} | ${elastic ? 'yes' : 'no'} | ${unit} |`,
        )
        .join('\n'),
    ...families.map(describeFamily),
  ].join('\n\n')}\n`;

const describeFamily = (family: AnyCeilingFamily): string =>
  [
    `## ${family.id}`,
    `**${family.title}.** Otherwise: ${family.failureTitle}.`,
    family.why,
    `**Arithmetic:** ${family.formula}`,
    `**What makes room:** ${family.remedy}`,
    `Workbook: ${family.workbook} · Needs: ${formatCodeList(family.needs)}${family.uses.length > 0 ? ` · Uses: ${formatCodeList(family.uses)}` : ''} · [How](${family.docs})`,
  ].join('\n\n');
