import { formatCodeList } from '../lib/format-code-list';
import { ARTIFACTS } from '../model/artifacts';
import type { AnyCollector, Verification } from './collector';

const VERIFIED: Readonly<Record<Verification, string>> = {
  moto: 'moto',
  modelled: "no independent emulator: AWS's model of the service only",
};

const verificationOf = ({ verified, caveat }: AnyCollector): string =>
  caveat === undefined ? VERIFIED[verified] : `${VERIFIED[verified]}, but ${caveat}`;

const cell = (text: string): string => text.replaceAll('|', '\\|');

const row = (cells: readonly string[]): string => `| ${cells.map(cell).join(' | ')} |`;

/** Writes the reference of all collectors as Markdown, for `docs/collectors.md`. */
export const writeCollectorsMarkdown = (collectors: readonly AnyCollector[]): string =>
  [
    '# Collectors',
    '',
    'Each collector asks AWS one question in one account and region (or once per account, where the answer is global) and',
    'reads every page of the answer. A failure becomes data: the artifact is unknown, and names the action that was',
    'refused. A light run, as during the event, collects only what may change within minutes. The last column names the',
    'emulator of AWS, not written by us, that has answered the question; the emulator suite proves the column.',
    'This page is written by `src/collect/describe.ts`; a test compares the two.',
    '',
    row(['Artifact', 'Once per', 'What it answers', 'IAM actions', 'Light run', 'Verified against']),
    row(['---', '---', '---', '---', '---', '---']),
    ...collectors.map((collector) =>
      row([
        `\`${collector.id}\``,
        ARTIFACTS[collector.id].per,
        collector.answers,
        formatCodeList([...collector.actions, ...(collector.alsoAsksFor ?? [])]),
        collector.light ? 'yes' : '',
        verificationOf(collector),
      ]),
    ),
    '',
  ].join('\n');
