import type { ClaimsDocument } from '../../harness/claims/claims-document.ts';

/** Renders what became of some claims as text that ends with a newline. */
export type RenderClaims = (document: ClaimsDocument) => string;
