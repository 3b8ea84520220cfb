export { Dispatcher, type DispatcherOptions } from './dispatcher.ts'
export { Reconciler, type ReconcilerOptions } from './reconciler.ts'
