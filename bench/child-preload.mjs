/**
 * Loaded in front of every process that the bench starts, the product among them, which need not
 * know of it: tells the CPU time when asked, and ends the process with the one that started it.
 * Plain JavaScript, because the product is started without a compiler.
 */
import process from 'node:process'

process.on('message', () => {
  const { user, system } = process.cpuUsage()
  process.send?.(user + system)
})
process.on('disconnect', () => process.exit())
// Waiting for questions shall not keep a process alive that has nothing else to do.
process.channel?.unref()
