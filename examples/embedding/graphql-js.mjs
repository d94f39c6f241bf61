import { graphql } from 'graphql'
import { createLearningSchema } from 'linkedin-learning-graphql'
import { startSandbox } from 'linkedin-learning-graphql/sandbox'

const sandbox = await startSandbox()
// To ask LinkedIn itself: createLearningSchema({ clientId, clientSecret })
const learning = createLearningSchema(sandbox.linkedIn)

const answer = await graphql({
  schema: learning.schema,
  source: '{ learningAssets(filter: { keyword: "java" }, first: 1) { nodes { title } } }',
  contextValue: learning.createContext(),
})
console.log(JSON.stringify(answer))

await learning.close()
await sandbox.close()
