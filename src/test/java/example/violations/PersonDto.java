package example.violations;

record PersonDto(String name) {}
