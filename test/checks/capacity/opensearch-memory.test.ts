import { describe } from '@jest/globals';
import { openSearchMemory } from '../../../src/checks/capacity/opensearch-memory';
import { aPeak } from '../../builders/artifacts';
import { itJudgesDomains, oneDay } from '../opensearch-cases';

describe('opensearch-memory', () =>
  itJudgesDomains(openSearchMemory, [
    ['enough', 'pass', {}],
    ['just enough', 'pass', {}, { jvmMemoryPressure: aPeak(91), oldGenJvmMemoryPressure: aPeak(79) }],
    ['too little heap', 'warn', {}, { jvmMemoryPressure: aPeak(92) }],
    ['too little that is collected', 'warn', {}, { oldGenJvmMemoryPressure: aPeak(80) }],
    ['a busy master', 'warn', {}, { masterCpuUtilization: aPeak(50) }],
    ['a full master', 'warn', {}, { masterOldGenJvmMemoryPressure: aPeak(80) }],
    ['a master that is not known', 'unknown', {}, { masterCpuUtilization: null }],
    [
      'no master',
      'pass',
      { dedicatedMasterCount: 0 },
      { masterCpuUtilization: null, masterOldGenJvmMemoryPressure: null },
    ],
    ['a day of data', 'unknown', {}, { jvmMemoryPressure: aPeak(60, oneDay) }],
    ['a day of data that shows it', 'warn', {}, { jvmMemoryPressure: aPeak(92, oneDay) }],
    ['nothing measured', 'unknown', {}, null],
    ['UltraWarm nodes', 'unknown', { warmCount: 2 }],
    ['coordinators', 'unknown', { coordinatorCount: 2 }],
  ]));
