import { describe } from '@jest/globals';
import { openSearchRejections } from '../../../src/checks/capacity/opensearch-rejections';
import { aPeak } from '../../builders/artifacts';
import { itJudgesDomains, oneDay } from '../opensearch-cases';

describe('opensearch-rejections', () =>
  itJudgesDomains(openSearchRejections, [
    ['none', 'pass', {}],
    ['of searches', 'warn', {}, { searchRejections: aPeak(0.3) }],
    ['of writes', 'warn', {}, { writeRejections: aPeak(1) }],
    ['not known', 'unknown', {}, { writeRejections: null }],
    ['none in a day', 'unknown', {}, { searchRejections: aPeak(0, oneDay) }],
    ['not measured', 'unknown', {}, null],
  ]));
