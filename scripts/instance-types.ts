/**
 * `npm run instance-types` writes the table of EC2 instance types (`src/capacity/instance-type-table.ts`) from the answers of
 * `ec2:DescribeInstanceTypes` that the emulator moto contains, in the version that the emulator suite pins.
 */
import { spawnSync } from 'node:child_process';
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { InstanceTypeInfo } from '@aws-sdk/client-ec2';
import { toInstanceType } from '../src/collect/collectors/ec2';
import type { Ec2InstanceType } from '../src/model/artifacts';

const TABLE = 'src/capacity/instance-type-table.ts';
const PACKAGES = '.venv/lib/python*/site-packages';

function findOnly(pattern: string): string {
  const [found, ...others] = globSync(pattern);
  if (found === undefined || others.length > 0) throw new Error(`There must be one file ${pattern}.`);
  return found;
}

const lineOf = ({ instanceType, vCpus, memoryMiB, burstable }: Ec2InstanceType): string =>
  [instanceType, vCpus, memoryMiB, ...(burstable ? ['burstable'] : [])].join(' ');

function writeTable(): void {
  const source = findOnly(`${PACKAGES}/moto/ec2/resources/instance_types.json.gz`);
  const version = basename(findOnly(`${PACKAGES}/moto-*.dist-info`), '.dist-info').replace('-', ' ');
  const types: Record<string, InstanceTypeInfo> = JSON.parse(gunzipSync(readFileSync(source)).toString());
  const lines = Object.values(types).map(toInstanceType).map(lineOf).sort();
  writeFileSync(
    TABLE,
    `/**
 * EC2 instance types, one a line: name, vCPUs, memory in MiB, and \`burstable\` where they are. Written by
 * \`npm run instance-types\` from ${version}, which packs what \`ec2:DescribeInstanceTypes\` answered.
 */
export const INSTANCE_TYPE_TABLE = \`
${lines.join('\n')}
\`;
`,
  );
  process.stderr.write(`${TABLE}: ${lines.length} types of ${version}\n`);
}

const { status } = spawnSync('node', ['scripts/emulator.mjs'], { stdio: 'inherit' });
if (status === 0) writeTable();
else process.exitCode = 1;
