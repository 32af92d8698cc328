import { exposedAccessKeys } from '../../../src/checks/trusted-advisor/exposed-access-keys';
import { describeTrustedAdvisorCheck } from './by-id-cases';

describeTrustedAdvisorCheck(exposedAccessKeys, ['12Fnkpl8Y5']);
