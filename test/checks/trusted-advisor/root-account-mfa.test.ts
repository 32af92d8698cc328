import { rootAccountMfa } from '../../../src/checks/trusted-advisor/root-account-mfa';
import { describeTrustedAdvisorCheck } from './by-id-cases';

describeTrustedAdvisorCheck(rootAccountMfa, ['7DAFEmoDos']);
