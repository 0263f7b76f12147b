import { Visitor } from '@swc/core/Visitor.js'
import type { Expression, Statement } from '@swc/types'

/** `using` and `await using` as the parser gives them; its visitor does not know them yet. */
type UsingDeclaration = { type: 'UsingDeclaration'; decls: { init?: Expression }[] }

// Loaded before dependency-cruiser, whose reader of imports walks with this visitor and stops at what it does not know.
const visitKnown = Visitor.prototype.visitStatement
Visitor.prototype.visitStatement = function visitStatement(statement: Statement | UsingDeclaration): Statement {
  if (statement.type !== 'UsingDeclaration') return visitKnown.call(this, statement)
  for (const declared of statement.decls) if (declared.init) declared.init = this.visitExpression(declared.init)
  return statement as unknown as Statement
}
