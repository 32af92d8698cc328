import { describe } from '@jest/globals';
import { burstableOpenSearchNodes } from '../../../src/checks/capacity/burstable-opensearch-nodes';
import { itJudgesDomains } from '../opensearch-cases';

describe('burstable-opensearch-nodes', () =>
  itJudgesDomains(burstableOpenSearchNodes, [
    ['none', 'pass', {}],
    ['data nodes', 'warn', { instanceType: 't3.medium.search' }],
    ['masters', 'warn', { dedicatedMasterType: 't3.small.search' }],
    ['no masters', 'pass', { dedicatedMasterType: null }],
  ]));
