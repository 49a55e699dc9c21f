export { PACKAGE_ROOT } from '../engines/package-root.ts';
