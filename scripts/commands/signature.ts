export { signature } from '#register/signature.ts';
