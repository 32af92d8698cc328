import { SERVICES, type Service } from '../model/services';
import { CALLED_SERVICES, VCPU_QUOTAS } from './catalogue';

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

/** `readReplicas` as words: `read replicas`. */
const inWords = (name: string): string => name.replace(/(?<=[a-z\d])(?=[A-Z])/g, ' ').toLowerCase();

/** Writes the list of all quotas whose codes this program knows as Markdown, for `docs/quotas.md`. */
export function describeQuotas(): string {
  const known = Object.values(SERVICES).flatMap(({ answersIn, quotas, ...rest }: Service) =>
    Object.entries(quotas).flatMap(([serviceCode, codes]) =>
      Object.entries(codes).map(([name, quotaCode]) => ({
        ...{ serviceCode, quotaCode, what: inWords(name) },
        per: (rest.quotasIn ?? answersIn) === 'region' ? 'region' : 'account',
      })),
    ),
  );
  const vcpus = VCPU_QUOTAS.flatMap(({ name, onDemand, spot }) => [
    { serviceCode: 'ec2', quotaCode: onDemand, what: `On-Demand vCPUs of ${name}`, per: 'region' },
    ...(spot === null
      ? []
      : [{ serviceCode: 'ec2', quotaCode: spot, what: `Spot vCPUs of ${name}`, per: 'region' }]),
  ]);
  const all = [...known, ...vcpus].toSorted((a, b) =>
    a.serviceCode === b.serviceCode
      ? a.quotaCode.localeCompare(b.quotaCode)
      : a.serviceCode.localeCompare(b.serviceCode),
  );
  return [
    '# Quotas',
    '',
    'The quotas of Service Quotas that something is held against, by the code of their service there. Values are never written',
    "here: each run reads the account's own, else AWS's default, and a code that Service Quotas does not list makes what needs it",
    'unknown. [The ceilings](ceilings.md) say how the use of each is counted.',
    '',
    `Of ${CALLED_SERVICES.join(', ')} no code is written down: every quota of calls counts for which Service Quotas names the metric`,
    'that counts them (`call-rate`).',
    'This page is written by `src/quotas/describe.ts`; a test compares the two.',
    '',
    row(['Service', 'Code', 'What it limits', 'Once per']),
    row(['---', '---', '---', '---']),
    ...all.map(({ serviceCode, quotaCode, what, per }) =>
      row([`\`${serviceCode}\``, `\`${quotaCode}\``, what, per]),
    ),
    '',
  ].join('\n');
}
