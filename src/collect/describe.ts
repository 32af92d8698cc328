import type { ArtifactId } from '../model/artifacts';
import type { AnyCollector } from './collector';

const GAP_ONLY = 'Not independently verified: answered only by our own gap server';

/**
 * How far an AWS that we did not write (moto) has answered each collector. What is not named here was answered
 * by it, from state of its own.
 */
const VERIFICATION: Readonly<Partial<Record<ArtifactId, string>>> = {
  dbParameters: 'In part: parameter groups of clusters are empty in moto',
  loadBalancers: 'Yes, but for attributes: moto knows four of them',
  rdsAccountAttributes: GAP_ONLY,
  scalingPolicies:
    'In part: moto keeps policies by name only, so two groups cannot have one of the same name',
  scheduledActions:
    'In part: moto keeps actions by name only, so two groups cannot have one of the same name',
  serviceQuotas: GAP_ONLY,
  targetHealth: 'In part: in moto every target is healthy',
  trustedAdvisor: `${GAP_ONLY} (the list of checks is moto's)`,
};

const cell = (text: string): string => text.replaceAll('|', '\\|');

const row = (cells: readonly string[]): string => `| ${cells.map(cell).join(' | ')} |`;

/** `docs/collectors.md`, from the registry. */
export const collectorsMarkdown = (collectors: readonly AnyCollector[]): string =>
  [
    '# Collectors',
    '',
    'Each asks AWS one question in one account and region (or once per account, for what is global) and reads every',
    'page of the answer. A failure becomes data: the artifact is unknown, with the action that was refused.',
    'This page is written by `src/collect/describe.ts`; a test compares the two.',
    '',
    row(['Artifact', 'Scope', 'What it answers', 'IAM actions', 'Independently verified']),
    row(['---', '---', '---', '---', '---']),
    ...collectors.map(({ id, scope, answers, actions }) =>
      row([
        `\`${id}\``,
        scope,
        answers,
        actions.map((action) => `\`${action}\``).join(', '),
        VERIFICATION[id] ?? 'Yes (moto)',
      ]),
    ),
    '',
  ].join('\n');
