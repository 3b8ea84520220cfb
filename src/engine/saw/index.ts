export type { SawPiece } from './cuts.ts'
export { nest } from './nest.ts'
export type { BarSupply, SawRequest } from './request.ts'
export { inSequence } from './sequence.ts'
