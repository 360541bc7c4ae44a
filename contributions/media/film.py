def render(file, source, job, report): raise NotImplementedError
