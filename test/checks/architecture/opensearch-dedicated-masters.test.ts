import { describe } from '@jest/globals';
import { openSearchDedicatedMasters } from '../../../src/checks/architecture/opensearch-dedicated-masters';
import { itJudgesDomains } from '../opensearch-cases';

describe('opensearch-dedicated-masters', () =>
  itJudgesDomains(openSearchDedicatedMasters, [
    ['three', 'pass', {}],
    ['five', 'pass', { dedicatedMasterCount: 5 }],
    ['four', 'warn', { dedicatedMasterCount: 4 }],
    ['two', 'fail', { dedicatedMasterCount: 2 }],
    ['none', 'warn', { dedicatedMasterCount: 0 }],
  ]));
