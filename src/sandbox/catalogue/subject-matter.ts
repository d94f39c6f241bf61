/** The three libraries of the English catalogue, in the order of their ids. */
export const LIBRARY_NAMES = ['Business', 'Creative', 'Technology'] as const

/** The name of a library. */
export type LibraryName = (typeof LIBRARY_NAMES)[number]

/** The name of a subject of any library. */
export type SubjectName =
  | 'Software Development'
  | 'Web Development'
  | 'Cloud Computing'
  | 'DevOps'
  | 'Data Science'
  | 'Artificial Intelligence'
  | 'Security'
  | 'Business Software and Tools'
  | 'Project Management'
  | 'Marketing'
  | 'Leadership and Management'
  | 'Professional Development'
  | 'Graphic Design'
  | '3D and Animation'
  | 'Photography'
  | 'Audio and Video'

/** A subject, with the names that its topics and courses are generated from. */
export interface SubjectMatter {
  readonly library: LibraryName
  readonly name: SubjectName
  /** Topics that are products or methods: the same name in every language. */
  readonly tools: readonly string[]
  /** Topics with an English name only. */
  readonly themes: readonly string[]
  /** Parts of a topic that a course can cover; each reads well after "Kubernetes: ". */
  readonly aspects: readonly string[]
}

/** The lists of a subject, separated by commas. */
interface SubjectLists {
  readonly tools: string
  readonly themes: string
  readonly aspects: string
}

/** Every subject of the catalogue. */
export const SUBJECTS: readonly SubjectMatter[] = [
  subject('Technology', 'Software Development', {
    tools: 'Java, Python, C#, C++, Go, Rust, Kotlin, Swift, Spring Boot',
    themes: 'Software Architecture, Software Testing, API Design',
    aspects: `Design Patterns, Unit Testing, Concurrency, Performance Tuning, Data Structures,
      Algorithms, Clean Code, Error Handling, Functional Programming,
      Object-Oriented Design, Memory Management, Microservices`,
  }),
  subject('Technology', 'Web Development', {
    tools: 'JavaScript, TypeScript, React, Angular, Vue.js, Node.js, CSS, GraphQL',
    themes: 'Web Accessibility, Responsive Layout',
    aspects: `Building Components, State Management, Routing, Forms and Validation,
      Server-Side Rendering, Testing and Debugging, Authentication, Animations,
      Performance in the Browser, Working with APIs`,
  }),
  subject('Technology', 'Cloud Computing', {
    tools: 'AWS, Microsoft Azure, Google Cloud, OpenStack',
    themes: 'Cloud Architecture, Serverless Computing, Cloud Cost Management',
    aspects: `Identity and Access, Virtual Networks, Storage Options, Designing for Failure,
      Migration Strategies, Security, Managed Databases, Event-Driven Systems,
      Controlling Costs`,
  }),
  subject('Technology', 'DevOps', {
    tools: 'Kubernetes, Docker, Terraform, Ansible, Git, Jenkins, Prometheus',
    themes: 'Site Reliability Engineering, Continuous Delivery',
    aspects: `Networking in Depth, Security, Monitoring and Alerts, Release Strategies,
      Secrets Management, Troubleshooting, Scaling Up, Working in Teams, Automation,
      Disaster Recovery`,
  }),
  subject('Technology', 'Data Science', {
    tools: 'SQL, R, Tableau, Apache Spark, Power BI, pandas, PostgreSQL',
    themes: 'Data Visualization, Statistics, Data Engineering',
    aspects: `Cleaning Messy Data, Exploratory Analysis, Dashboards That Explain,
      Joins and Window Functions, Forecasting, Experiment Design, Data Pipelines,
      Telling Stories with Data, Data Quality, Working with Dates and Times`,
  }),
  subject('Technology', 'Artificial Intelligence', {
    tools: 'PyTorch, TensorFlow, LangChain',
    themes: 'Machine Learning, Generative AI, Natural Language Processing, Responsible AI',
    aspects: `Choosing a Model, Training and Evaluation, Neural Networks,
      Retrieval-Augmented Generation, Feature Engineering, Deploying to Production,
      Fairness and Bias, Working with Images, Prompting Techniques`,
  }),
  subject('Technology', 'Security', {
    tools: 'CISSP, Wireshark, Kali Linux, OWASP',
    themes: 'Ethical Hacking, Incident Response, Cloud Security',
    aspects: `Threat Modeling, Penetration Testing, Cryptography, Identity and Trust, Forensics,
      Risk Management, Hardening Systems, Security Operations`,
  }),
  subject('Business', 'Business Software and Tools', {
    tools: 'Excel, PowerPoint, Word, Outlook, Microsoft Teams, Google Sheets, Notion',
    themes: 'Business Intelligence, Remote Collaboration',
    aspects: `Tips for Power Users, Saving Time, Sharing and Permissions, Templates and Styles,
      Keyboard Shortcuts, Working Together, Automating Routine Tasks, Working on the Go,
      Organizing Your Work`,
  }),
  subject('Business', 'Project Management', {
    tools: 'Scrum, Kanban, Jira, Microsoft Project, PRINCE2',
    themes: 'Project Leadership, Agile Planning',
    aspects: `Planning and Estimating, Managing Risk, Working with Stakeholders, Retrospectives,
      Budgets and Schedules, Reporting Progress, Leading Without Authority,
      Scaling to Many Teams`,
  }),
  subject('Business', 'Marketing', {
    tools: 'Google Analytics, HubSpot, SEO, WordPress',
    themes: 'Content Marketing, Social Media Marketing, Brand Strategy',
    aspects: `Reaching New Audiences, Measuring What Matters, Campaign Planning,
      Writing Copy That Sells, Landing Pages, Customer Journeys, Email That Gets Read,
      Building a Community`,
  }),
  subject('Business', 'Leadership and Management', {
    tools: 'OKR, Six Sigma',
    themes: 'Organizational Culture, Team Leadership, Coaching, Change Management',
    aspects: `Building Trust, Giving Feedback, Difficult Conversations, Motivating a Team,
      Making Decisions, Leading Remote Teams, Delegating Well, Inclusive Meetings,
      Measuring Success`,
  }),
  subject('Business', 'Professional Development', {
    tools: 'LinkedIn',
    themes: 'Public Speaking, Negotiation, Time Management, Business Writing',
    aspects: `Finding Your Voice, Overcoming Nerves, Setting Priorities, Getting to Yes,
      Writing with Impact, Building Habits, Listening Skills, Preparing for Interviews`,
  }),
  subject('Creative', 'Graphic Design', {
    tools: 'Photoshop, Illustrator, InDesign, Figma, Canva',
    themes: 'Typography, Logo Design, User Experience',
    aspects: `Color and Contrast, Layers and Masks, Designing for Print, Layout and Grids,
      Type on a Page, Retouching Portraits, Icons and Symbols, From Sketch to Screen,
      Working with Brushes`,
  }),
  subject('Creative', '3D and Animation', {
    tools: 'Blender, Maya, Cinema 4D, After Effects, AutoCAD, Revit, SketchUp',
    themes: 'Character Animation, Motion Graphics',
    aspects: `Modeling, Lighting and Rendering, Materials and Textures, Rigging, Cameras,
      Particles and Dynamics, Floor Plans, Walk Cycles, Presenting Your Work`,
  }),
  subject('Creative', 'Photography', {
    tools: 'Lightroom, Capture One',
    themes: 'Portrait Photography, Landscape Photography, Street Photography',
    aspects: `Natural Light, Composition, Working with Flash, Black and White,
      Editing on Location, Telling a Story, Long Exposures, Organizing a Library`,
  }),
  subject('Creative', 'Audio and Video', {
    tools: 'Premiere Pro, DaVinci Resolve, Final Cut Pro, Logic Pro, Pro Tools',
    themes: 'Audio Post-Production, Documentary Filmmaking',
    aspects: `Editing Dialogue, Color Grading, Mixing and Mastering, Sound Design,
      Working with Multiple Cameras, Titles and Captions, Recording Vocals,
      Delivering for the Web`,
  }),
]

function subject(library: LibraryName, name: SubjectName, lists: SubjectLists): SubjectMatter {
  return {
    library,
    name,
    tools: split(lists.tools),
    themes: split(lists.themes),
    aspects: split(lists.aspects),
  }
}

function split(list: string): string[] {
  return list.split(/,\s+/)
}
