import { describe } from '@jest/globals';
import { openSearchZones } from '../../../src/checks/architecture/opensearch-zones';
import { type Domain, itJudgesDomains, latest } from '../opensearch-cases';

const spread = (domain: Domain = {}): Domain => ({ multiAzWithStandby: false, ...domain });

describe('opensearch-zones', () =>
  itJudgesDomains(openSearchZones, [
    ['a zone stands by', 'pass', {}],
    ['a zone stands by, and nothing was measured', 'pass', {}, null],
    ['one data node', 'fail', spread({ instanceCount: 1 })],
    ['one zone', 'fail', spread({ zoneCount: 1 })],
    ['zones, and replicas as far as is seen', 'warn', spread(), latest({ copies: 2 })],
    ['zones, and some index without a replica', 'fail', spread(), latest({ copies: 1.99 })],
    [
      'zones, and some replica without a place',
      'unknown',
      spread(),
      latest({ copies: 1.99, status: 'yellow' }),
    ],
    [
      'zones, and UltraWarm, which has no replicas',
      'unknown',
      spread({ warmCount: 2 }),
      latest({ copies: 1.99 }),
    ],
    ['zones, and nobody knows of replicas', 'unknown', spread(), latest({ copies: null })],
    ['zones, and nothing was measured', 'unknown', spread(), null],
  ]));
