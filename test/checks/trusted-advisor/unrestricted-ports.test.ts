import { unrestrictedPorts } from '../../../src/checks/trusted-advisor/unrestricted-ports';
import { describeTrustedAdvisorCheck } from './by-id-cases';

describeTrustedAdvisorCheck(unrestrictedPorts, ['HCP4007jGY', '1iG5NDGVre']);
