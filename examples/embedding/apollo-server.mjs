import { ApolloServer } from '@apollo/server'
import { startStandaloneServer } from '@apollo/server/standalone'
import { makeExecutableSchema, mergeSchemas } from '@graphql-tools/schema'
import { createLearningSchema } from 'linkedin-learning-graphql'
import { startSandbox } from 'linkedin-learning-graphql/sandbox'

const { linkedIn } = await startSandbox()
const learning = createLearningSchema(linkedIn)

const people = makeExecutableSchema({
  typeDefs: 'type Query { viewer: String }',
  resolvers: { Query: { viewer: (_, _args, { user }) => user } },
})
const server = new ApolloServer({
  schema: mergeSchemas({ schemas: [people, learning.schema] }),
})
const { url } = await startStandaloneServer(server, {
  listen: { port: Number(process.env.PORT ?? 4000) },
  // A new one for each operation, beside the members of your own.
  context: async ({ req }) => ({ user: req.headers['x-user'], ...learning.createContext() }),
})
console.log(`GraphQL at ${url}`)
